/** The series that heads the page. */
export const heading = 'tppo-portal-peduli-wni'
