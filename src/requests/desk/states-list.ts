/** The eleven member states; the node decides which of them can be reached. */
export const states: readonly string[] = ['BN', 'KH', 'ID', 'LA', 'MY', 'MM', 'PH', 'SG', 'TH', 'TL', 'VN']

/** Outside the region: written to without a node (domain F2.7). */
export const correspondents: readonly string[] = ['CN', 'ET', 'IN', 'KE', 'PK']
