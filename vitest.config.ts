import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: './test/template-database.ts',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'web/**/*.test.ts'],
    testTimeout: 90_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
