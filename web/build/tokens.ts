import { convertCssVariables, defaultCssVariablesResolver, mergeMantineTheme, DEFAULT_THEME } from '@mantine/core'
import type { Plugin } from 'vite'
import { colors, cssVariablesResolver, theme } from '../kit/theme.ts'

const name = 'virtual:tokens.css'

/**
 * The theme's variables as a file. Mantine would inject them as a <style> element at run time,
 * which the policy `style-src 'self'` refuses (docs/decisions/0012-no-style-is-injected.md).
 */
export function tokens(): Plugin {
  return {
    name: 'suar-tokens',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? tokenSheet() : undefined),
  }
}

function tokenSheet(): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme)
  // Mantine's own rainbow is not ours: a page that asks for grape or lime gets nothing.
  const { blue, dark, gray, green, red, yellow } = merged.colors
  merged.colors = { ...colors, blue, dark, gray, green, red, yellow } as unknown as typeof merged.colors
  const base = defaultCssVariablesResolver(merged)
  const own = cssVariablesResolver(merged)
  const none = { variables: {}, light: {}, dark: {} }
  const onPaperToo = convertCssVariables({
    ...none,
    variables: { ...base.variables, ...own.variables, ...base.light, ...own.light },
  })
  const onScreen = convertCssVariables({ ...none, dark: { ...base.dark, ...own.dark } })
  // Paper is white, whatever the screen is.
  return `${onPaperToo}\n@media screen {\n${onScreen}\n}\n`
}
