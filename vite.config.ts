import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { catalogues } from './web/build/catalogues.ts'
import { compress } from './web/build/compress.ts'
import { mantineSheet } from './web/build/mantine-sheet.ts'
import { namesOnly } from './web/build/names-only.ts'
import { tokens } from './web/build/tokens.ts'

export default defineConfig({
  root: 'web',
  base: '/desk/',
  publicDir: false,
  plugins: [namesOnly(), react(), mantineSheet(), tokens(), catalogues(), compress()],
  resolve: { alias: { zod: resolve(import.meta.dirname, 'web/build/schema-names.ts') } },
  build: {
    outDir: '../dist/desk',
    emptyOutDir: true,
    target: 'es2023',
    // The policy allows no data: fonts and no inline script, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
    // The promises of all slices in one file: many small ones cost a request and a set of headers each.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'contracts', test: /contract\.ts$|schema-names/ }] } },
    },
  },
})
