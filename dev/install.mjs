// Runs before every command: installs what is missing, so that a fresh clone needs only Node and npm. Plain JavaScript
// for any Node from 20 on; the commands themselves run on the Node that the lock file names.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'node_modules', '.prongsai-lock');
const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(
    `ต้องใช้ Node.js 20 ขึ้นไป (ตอนนี้ ${process.version})\nNode.js 20 or newer is needed (this is ${process.version})`,
  );
  process.exit(1);
}
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) install();

function install() {
  console.error('กำลังติดตั้งส่วนประกอบ … / Installing packages …');
  // npm's own variables of the outer command would make the inner one think that it is the same script.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(lifecycle|package|command)/.test(name)),
  );
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2], env })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], env, shell: process.platform === 'win32' });
  if (done.status !== 0) {
    console.error(
      'ติดตั้งไม่สำเร็จ ตรวจดูอินเทอร์เน็ตและพื้นที่ว่างของเครื่อง แล้วลองอีกครั้ง\nInstalling failed. Check the network and the free disk space, then try again.',
    );
    process.exit(done.status ?? 1);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}
