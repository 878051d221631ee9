import { render } from 'flex-render';
import chromium from '@sparticuz/chromium';
import { chromium as pw } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { loadOffice } from '/work/main/src/offices/build/load.ts';
import { stranger } from '/work/main/src/domain/person.ts';
const [feat, outFile, staff, locale, ...cmds] = process.argv.slice(2);
const { handler } = await import(`/work/main/src/features/${feat}/bot.ts`);
const office = loadOffice('lumrang');
const person: any = { ...stranger(), duties: staff === '1' ? [{role:'officer',division:'finance'}] : [] };
const turn: any = { office, event: {kind:'text'}, place: 'private', userId:'U', person, locale, at: 1, now: Date.parse('2026-11-22T05:00:00Z'), newId: () => 'x', late: false, settings: {} };
let html = '';
for (const c of cmds) {
  const o = handler.bot.claim(c, turn)!.plan.decide([]);
  for (const m of o.replies) {
    if (m.type === 'text') html += `<div style="background:#fff;border-radius:14px;padding:10px 14px;margin:8px;max-width:270px;white-space:pre-wrap;font-size:16px">${m.text}</div>`;
    else { const bs = m.contents.type === 'carousel' ? m.contents.contents : [m.contents]; html += `<div style="display:flex;gap:8px;align-items:stretch">${bs.map((b:any)=>`<div style="width:300px">${render(b)}</div>`).join('')}</div>`; }
  }
}
const css = readFileSync('node_modules/flex-render/dist/index.css','utf8');
const font = (w: string, sub: string) => `@font-face{font-family:Sarabun;font-weight:${w};src:url(data:font/woff2;base64,${readFileSync(`node_modules/@fontsource/sarabun/files/sarabun-${sub}-${w}-normal.woff2`).toString('base64')});${sub==='thai'?'unicode-range:U+0E01-0E5B,U+200C-200D,U+25CC;':''}}`;
process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x';
const browser = await pw.launch({ executablePath: process.env.CHROMIUM_PATH ?? await chromium.executablePath(), args: chromium.args, headless: true });
const page = await browser.newPage({ viewport: { width: 960, height: 600 } });
await page.setContent(`<style>${font('400','latin')}${font('400','thai')}${font('700','latin')}${font('700','thai')}${css} body{background:#8cabd9;font-family:Sarabun} *{font-family:Sarabun !important}</style>${html}`);
await page.screenshot({ path: outFile, fullPage: true });
await browser.close();
