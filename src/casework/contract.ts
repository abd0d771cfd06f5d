export * from './codes/contract.ts'
export * from './people/contract.ts'
export * from './file/contract.ts'
export * from './names/contract.ts'
