import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { useCall } from '../../liff/loading.tsx';
import { Button, LinkButton } from '../../liff/ui/button.tsx';
import { Card, Facts, LinkRow, List } from '../../liff/ui/card.tsx';
import { Dialog } from '../../liff/ui/dialog.tsx';
import { Empty } from '../../liff/ui/empty.tsx';
import { ErrorState, ForPerson, Waiting } from '../../liff/ui/failure.tsx';
import { Notice } from '../../liff/ui/notice.tsx';
import { Page } from '../../liff/ui/page.tsx';
import { Progress } from '../../liff/ui/progress.tsx';
import { Skeleton } from '../../liff/ui/skeleton.tsx';
import { Stars } from '../../liff/ui/stars.tsx';
import { Tag } from '../../liff/ui/tag.tsx';
import { Timeline } from '../../liff/ui/timeline.tsx';
import { reading } from '../../src/domain/call.ts';
import { answered, freshPages, lost, problemsOfAccess, product, sessionOf, setOnline, show } from './page-fixture.tsx';

const say = { th: 'ไม่พบเรื่องนี้', en: 'There is no such case' };

describe('the frame of a page', () => {
  freshPages();

  test('has a title, a way back, a skip link, and passes the accessibility check', async () => {
    show(<Page title="แจ้งเรื่อง">เนื้อหา</Page>);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('แจ้งเรื่อง');
    expect(screen.getByRole('link', { name: /กลับ/ }).getAttribute('href')).toBe('/liff/');
    expect(screen.getByRole('link', { name: 'ข้ามไปยังเนื้อหา' }).getAttribute('href')).toBe('#content');
    expect(document.title).toBe('แจ้งเรื่อง · อบต.ตัวอย่าง');
    expect(await problemsOfAccess()).toEqual([]);
  });

  test('changes its language, says so to the browser, and remembers it', async () => {
    show(<Page title="x">เนื้อหา</Page>);
    fireEvent.click(screen.getByRole('button', { name: 'English' }));
    await screen.findByRole('link', { name: /Back/ });
    expect(document.documentElement.lang).toBe('en');
    expect(localStorage.getItem('locale')).toBe('en');
    expect(document.title).toBe('x · Sample SAO');
    expect(await problemsOfAccess()).toEqual([]);
  });

  test('says when the signal is gone, and when it is back', async () => {
    show(<Page title="x">เนื้อหา</Page>);
    setOnline(false);
    await screen.findByText('ไม่มีสัญญาณ สิ่งที่กรอกไว้ยังอยู่ในเครื่องนี้');
    setOnline(true);
    await waitFor(() => expect(screen.queryByText(/ไม่มีสัญญาณ/)).toBeNull());
  });

  test('a page that somebody comes to takes the focus to its heading', async () => {
    const first = show(<Page title="หน้าแรก">x</Page>);
    first.unmount();
    show(<Page title="หน้าสอง">x</Page>);
    await waitFor(() => expect(document.activeElement?.textContent).toBe('หน้าสอง'));
  });
});

describe('the parts of a page', () => {
  freshPages();
  beforeEach(() => {
    HTMLDialogElement.prototype.showModal ??= function showModal() {
      this.open = true;
    };
  });

  test.each(['th', 'en'] as const)('pass the accessibility check together (%s)', async locale => {
    show(
      <Page title="ทุกชิ้น">
        <Notice tone="warn" title="โปรดทราบ">
          <p>ข้อความ</p>
        </Notice>
        <Card title="บัตร">
          <Facts rows={[{ name: 'สถานที่', value: 'หน้าวัด', change: <Button kind="quiet">แก้</Button> }]} />
          <Tag tone="good">เสร็จแล้ว</Tag>
        </Card>
        <List label="เรื่อง">
          <LinkRow to="/cases/1" title="ไฟดับ">
            <Tag>รับแล้ว</Tag>
          </LinkRow>
        </List>
        <Timeline
          label="ความคืบหน้า"
          steps={[
            { key: '1', title: 'รับเรื่อง', at: '2026-11-22T03:00:00Z', when: '22 พ.ย. 2569' },
            { key: '2', title: 'กำลังทำ', state: 'now' },
            { key: '3', title: 'เสร็จ', state: 'ahead' },
          ]}
        />
        <Stars legend="พอใจแค่ไหน" value={3} onChange={() => {}} />
        <Progress label="กำลังส่งรูป" part={0.4} />
        <Empty title="ยังไม่มีเรื่อง" say="แจ้งเรื่องแรกได้เลย">
          <LinkButton to="/complaint">แจ้งเรื่อง</LinkButton>
        </Empty>
        <LinkButton href="tel:199">โทร 199</LinkButton>
      </Page>,
      { locale },
    );
    expect(await problemsOfAccess()).toEqual([]);
  });

  test('a busy button keeps its words and takes no second press', () => {
    const press = vi.fn();
    show(
      <Button busy onClick={press}>
        ส่ง
      </Button>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'ส่ง' }));
    expect(press).not.toHaveBeenCalled();
    expect(screen.getByRole('button').getAttribute('aria-disabled')).toBe('true');
  });

  test('stars are a group of five, each said in words', () => {
    const choose = vi.fn();
    show(<Stars legend="พอใจแค่ไหน" value={0} onChange={choose} />);
    expect(screen.getByRole('group', { name: 'พอใจแค่ไหน' })).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: '4 ดาว' }));
    expect(choose).toHaveBeenCalledWith(4);
  });

  test('a skeleton is drawn only after 300 ms', async () => {
    vi.useFakeTimers();
    try {
      show(<Skeleton />);
      await vi.advanceTimersByTimeAsync(290);
      expect(screen.queryByText('กำลังโหลด')).toBeNull();
      await vi.advanceTimersByTimeAsync(20);
      expect(screen.getByText('กำลังโหลด')).toBeTruthy();
    } finally {
      vi.useRealTimers();
    }
  });

  test('a dialog is named by its heading', async () => {
    show(
      <Dialog title="ถอนเรื่องนี้หรือไม่" onClose={() => {}}>
        <Button>ถอนเรื่อง</Button>
      </Dialog>,
    );
    expect(screen.getByRole('dialog', { name: 'ถอนเรื่องนี้หรือไม่' })).toBeTruthy();
    expect(await problemsOfAccess()).toEqual([]);
  });
});

describe('what cannot be shown', () => {
  freshPages();

  test('a refusal is said in the product’s words and not tried again', () => {
    show(<ErrorState failure={{ ok: false, kind: 'refused', status: 404, code: 'not-found', say }} retry={() => {}} />);
    expect(screen.getByText(say.th)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('no signal says that what was filled in is kept, and tries again', () => {
    const retry = vi.fn();
    show(<ErrorState failure={{ ok: false, kind: 'offline' }} retry={retry} />);
    expect(screen.getByText(/สิ่งที่กรอกไว้ยังอยู่ในเครื่องนี้/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'ลองอีกครั้ง' }));
    expect(retry).toHaveBeenCalled();
  });

  test('whoever is not signed in is shown the way, and comes back to the same page', async () => {
    const signIn = vi.fn();
    show(
      <Page title="เรื่องของฉัน">
        <ForPerson>ความลับ</ForPerson>
      </Page>,
      { session: Promise.resolve(sessionOf({ who: null, signIn })) },
    );
    fireEvent.click(await screen.findByRole('button', { name: 'เข้าสู่ระบบด้วย LINE' }));
    expect(signIn).toHaveBeenCalled();
    expect(screen.queryByText('ความลับ')).toBeNull();
    expect(await problemsOfAccess()).toEqual([]);
  });

  test('when LINE cannot be reached it says so, and asks again', async () => {
    show(<ForPerson>ความลับ</ForPerson>, { session: Promise.reject(new Error('gone')) });
    expect((await screen.findByRole('alert')).textContent).toContain('ยังติดต่อ LINE ไม่ได้');
    expect(screen.getByRole('button', { name: 'ลองอีกครั้ง' })).toBeTruthy();
  });

  const read = reading<Record<never, string>, { words: string }>('/words');
  const nothing = {};
  function Words() {
    return <Waiting of={useCall(read, nothing, { open: true })}>{({ words }) => <p>{words}</p>}</Waiting>;
  }

  test('what is read is shown; a failure can be tried again', async () => {
    setOnline(false);
    product({ 'GET /api/words': lost() });
    show(<Words />);
    const retry = await screen.findByRole('button', { name: 'ลองอีกครั้ง' });
    product({ 'GET /api/words': answered({ words: 'สวัสดี' }) });
    fireEvent.click(retry);
    await screen.findByText('สวัสดี');
  });
});
