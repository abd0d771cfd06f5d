import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const { resolve } = createRequire(import.meta.url)

const noto = (script: string) => {
  const folder = dirname(
    resolve(`@expo-google-fonts/noto-sans${script ? `-${script.toLowerCase()}` : ''}/package.json`),
  )
  return [`400Regular/NotoSans${script}_400Regular.ttf`, `700Bold/NotoSans${script}_700Bold.ttf`].map((file) =>
    join(folder, file),
  )
}
const han = ['Regular', 'Bold'].map((weight) =>
  join(dirname(resolve('@embedpdf/fonts-sc')), `../fonts/NotoSansHans-${weight}.otf`),
)

/** Regular and bold of every script that the languages of the region are written in. */
export const readFonts = (): Buffer[] =>
  [...['', 'Thai', 'Khmer', 'Lao', 'Myanmar'].flatMap(noto), ...han].map((file) => readFileSync(file))
