// The one door to every task. Runs on any Node >= 20: installs what is missing, then hands over to the Node that the lock file pins.
import { spawnSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(root)
const [task = 'start', ...rest] = process.argv.slice(2)
const node = join(root, 'node_modules/node/bin/node')
const bin = (name) => join(root, 'node_modules/.bin', name)

const fingerprint = (...files) =>
  files.reduce((hash, file) => hash.update(readFileSync(file)), createHash('sha256')).digest('hex')

function installWhatIsMissing() {
  const stamp = 'node_modules/.suar-installed'
  const wanted = fingerprint('package-lock.json')
  if (existsSync(node) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log('Installing what is missing (once) …')
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(stamp, fingerprint('package-lock.json'))
}

function sourcesOfDesk(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => file.startsWith('web') || /\/(desk|locales)\//.test(file) || file.endsWith('contract.ts'))
    .sort()
}

function buildDesk() {
  if (!existsSync('web/index.html')) return
  const stamp = 'dist/desk/.built'
  const sources = [...sourcesOfDesk('web'), ...sourcesOfDesk('src'), 'vite.config.ts', 'package-lock.json'].filter(
    (file) => statSync(file).isFile(),
  )
  const wanted = fingerprint(...sources)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log('Building the desk …')
  run(node, [bin('vite'), 'build', '--logLevel', 'warn'])
  writeFileSync(stamp, wanted)
}

function installBrowser() {
  if (process.env.SUAR_CHROMIUM || existsSync('/usr/bin/chromium')) return
  console.log('Installing a Chromium for the browser journeys …')
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  for (const command of [
    ['apt-get', 'update', '-qq'],
    ['apt-get', 'install', '-y', '-qq', 'chromium'],
  ]) {
    const [head, ...tail] = [...asRoot, ...command]
    const done = spawnSync(head, tail, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    if (done.status !== 0) {
      console.error('No Chromium: install Debian\'s package "chromium", or name one in SUAR_CHROMIUM.')
      process.exit(2)
    }
  }
}

function run(command, args, options = {}) {
  const done = spawnSync(command, args, { stdio: 'inherit', ...options })
  if (done.status !== 0) process.exit(done.status ?? 1)
}

/** Runs the program as a child whose end is ours, passing on the signals that stop it. */
function become(command, args) {
  const child = spawn(command, args, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)))
}

installWhatIsMissing()
const tasks = {
  start() {
    buildDesk()
    become(node, ['src/suar.ts', 'start', '--region', ...rest])
  },
  /** One program beside this one: it restarts when a source changes, and the desk is built again as it is written. */
  async dev() {
    const { build } = await import('vite')
    await build({ build: { watch: {} }, logLevel: 'warn' })
    become(node, ['--watch-path=src', 'src/suar.ts', 'start', '--region', '--dev', ...rest])
  },
  test() {
    installBrowser()
    buildDesk()
    become(node, [bin('vitest'), 'run', ...rest])
  },
  check() {
    run(node, [bin('tsc')])
    run(node, [bin('oxlint'), '--type-aware', '--deny-warnings'])
    run(node, [bin('knip')])
    run(node, [bin('oxfmt'), '--check', '.'])
    run(node, ['scripts/glossary.mjs', '--check'])
  },
  bench() {
    buildDesk()
    become(node, ['bench/bench.ts', ...rest])
  },
  format() {
    run(node, ['scripts/glossary.mjs'])
    run(node, [bin('oxfmt'), '.'])
  },
  suar() {
    if ((rest[0] ?? 'start') === 'start') buildDesk()
    become(node, ['src/suar.ts', ...rest])
  },
}
if (!tasks[task]) {
  console.error(`No such task: ${task}. There is ${Object.keys(tasks).join(', ')}.`)
  process.exit(2)
}
tasks[task]()
