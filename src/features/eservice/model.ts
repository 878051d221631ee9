import type { Form } from '#domain/form.ts';
import { plainCommand } from '#domain/typed.ts';
import type { ChatCommand } from '#forms/chat-feature.ts';
import type { Locale } from '#i18n/texts.ts';
import type { Office } from '#offices/office.ts';
import type { Service } from '#offices/schema/services.ts';

/** What `eservice` can be asked to do in the chat. */
export type ServiceCommand =
  | { readonly kind: 'list' }
  | { readonly kind: 'show' | 'papers' | 'begin'; readonly service: Service }
  | ChatCommand<ServiceForm>;

/** A service with the form that the chat asks for it. */
export type ServiceForm = { readonly service: Service; readonly form: Form };

export type Claimed = { readonly command: ServiceCommand; readonly exact: boolean };

const lists = new Set(
  'บริการ|รับบริการ|บริการทั้งหมด|บริการของอบต|รายการบริการ|แบบฟอร์ม|แบบคำร้อง|แบบคำร้องออนไลน์|e-service|e service|eservice|services|service|all services|forms|form'.split(
    '|',
  ),
);

/** What may stand before a service's name, and what it then means. */
const before: readonly (readonly [RegExp, 'show' | 'papers' | 'begin'])[] = [
  [/^(?:รับบริการ|บริการ|แบบฟอร์ม|services? |forms? )(.+)$/, 'show'],
  [/^(?:เอกสาร(?:และขั้นตอน)?|papers? (?:for )?)(.+)$/, 'papers'],
  [/^(?:ในแชต(?:นี้)?|ask for )(.+)$/, 'begin'],
];

/** Who begins so asks for a thing; the name of the thing alone may be a question about it. */
const wish = /^\s*(?:(?:อยาก|ต้องการ|จะ)?ขอ|นัด|ลงทะเบียน)/;

/**
 * `บริการ`, `บริการ ขอรถน้ำ`, `เอกสาร ขอรถน้ำ`, `ขอรถน้ำ`: the list, one service, or what it needs. A service is named whole
 * and by nothing else; a name that the office's topics answer is left to them unless somebody asks for it with `ขอ`.
 */
export function parseService(text: string, office: Pick<Office, 'services' | 'topics'>): Claimed | undefined {
  const said = plainCommand(text);
  if (said === null) return undefined;
  if (lists.has(said)) return { command: { kind: 'list' }, exact: true };
  for (const [pattern, kind] of before) {
    const service = named(pattern.exec(said)?.[1], office);
    if (service) return { command: { kind, service }, exact: true };
  }
  const service = named(said, office);
  const isClaimed = service && (wish.test(text) || !isTopic(said, office));
  return isClaimed ? { command: { kind: 'show', service }, exact: false } : undefined;
}

function named(name: string | undefined, { services }: Pick<Office, 'services'>): Service | undefined {
  const said = name && plainCommand(name);
  return said ? services.find(service => namesOf(service).has(said)) : undefined;
}

const names = new WeakMap<Service, ReadonlySet<string>>();

/** As `plainCommand` makes them: the name, also without what stands in brackets behind it, and the short one. */
function namesOf(service: Service): ReadonlySet<string> {
  const known =
    names.get(service) ??
    new Set(
      [service.name, service.short]
        .flatMap(({ th, en }) => [th, en])
        .flatMap(name => [name, name.replace(/\s*\(.*\)$/, '')])
        .flatMap(name => plainCommand(name) ?? []),
    );
  names.set(service, known);
  return known;
}

function isTopic(said: string, { topics }: Pick<Office, 'topics'>): boolean {
  const locales: readonly Locale[] = ['th', 'en'];
  return topics.some(({ question, short }) =>
    locales.some(locale => plainCommand(short[locale]) === said || plainCommand(question[locale]) === said),
  );
}
