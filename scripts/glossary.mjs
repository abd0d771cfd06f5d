// Writes docs/glossary.md from docs/glossary.json and the Words of every slice's README. With --check it only compares.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))))
const file = 'docs/glossary.md'

/** A section `## Words` to the next heading, or one paragraph that begins with **Words.** */
function wordsOf(readme) {
  const section = /^## Words\n([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(readme)
  const paragraph = /^\*\*Words\.\*\* ([\s\S]*?)(?=\n\n|$(?![\s\S]))/m.exec(readme)
  return (section ?? paragraph)?.[1].trim()
}

const slices = readdirSync('src', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort()
  .map((name) => {
    const readme = join('src', name, 'README.md')
    return { name, words: existsSync(readme) ? wordsOf(readFileSync(readme, 'utf8')) : undefined }
  })

const silent = slices.filter(({ words }) => !/\b(not|avoid)\b/i.test(words ?? '')).map(({ name }) => name)
if (silent.length > 0) {
  console.error(`No words, or none to avoid, in the README of ${silent.join(', ')}: write "**Words.** … Avoid: …".`)
  process.exit(1)
}

const terms = JSON.parse(readFileSync('docs/glossary.json', 'utf8'))
const page = `# Words

Made by \`npm run format\` from \`docs/glossary.json\` and from the words of each slice's README. Change those, not this page.

## Indonesian and English

For screens and translators: one term for one thing, everywhere.

| Indonesian | English | note |
|---|---|---|
${terms.map(({ id, en, note = '' }) => `| ${id} | ${en} | ${note} |`).join('\n')}

${slices.map(({ name, words }) => `## ${name}\n\n${words}\n\n[How ${name} works](../src/${name}/README.md)`).join('\n\n')}
`

if (!process.argv.includes('--check')) writeFileSync(file, page)
else if (!existsSync(file) || readFileSync(file, 'utf8') !== page) {
  console.error(`${file} is older than what it is made from: run npm run format.`)
  process.exit(1)
}
