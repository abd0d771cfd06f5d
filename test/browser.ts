import { chromium, type Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'

/** A real Chromium for the tests of a file. Debian's, unless SUAR_CHROMIUM says where another is. */
export function useBrowser() {
  let browser: Browser

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env['SUAR_CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    })
  })
  afterAll(async () => {
    await browser.close()
  })

  return {
    get browser() {
      return browser
    },
  }
}
