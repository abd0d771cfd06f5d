declare module 'virtual:mantine.css'
declare module 'virtual:tokens.css'
declare module 'virtual:catalogue/*' {
  /** Namespace (slice) to its words. */
  export const words: Record<string, Record<string, unknown>>
}
