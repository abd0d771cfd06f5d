export * from './appeal/contract.ts'
export * from './list.contract.ts'
export * from './recognition/contract.ts'
export * from './status.contract.ts'
