import * as v from 'valibot';

/**
 * Roles a person can hold beside being a resident. `clerk` is the ปลัด (permanent secretary of the office), `mayor` the
 * นายก, `secretary` the secretary of the working group, who manages people.
 */
export const Role = v.picklist(['officer', 'head', 'clerk', 'mayor', 'secretary']);
export type Role = v.InferOutput<typeof Role>;

/** One role in one division; roles above the divisions have none. */
export const Duty = v.object({ role: Role, division: v.nullable(v.string()) });
export type Duty = v.InferOutput<typeof Duty>;

/** Roles that belong to a division; the others stand above all divisions. */
export const divisionRoles: readonly Role[] = ['officer', 'head'];

/** The indexed form of a duty, `officer:works` or `clerk:`. */
export function dutyKey(role: Role, division: string | null): string {
  return `${role}:${division ?? ''}`;
}

/** What a person may do; each act is checked where it is decided, not where it is shown. */
const acts = {
  'staff.invite': ['secretary'],
  'staff.notices': ['secretary', 'clerk'],
  'staff.list': ['secretary', 'clerk'],
  'staff.remove': ['secretary'],
  'privacy.retention': ['secretary', 'clerk'],
  'measure.internal': ['officer', 'head', 'clerk', 'mayor', 'secretary'],
  'case.work': ['officer', 'head', 'clerk', 'secretary'],
  'opinion.manage': ['officer', 'head', 'clerk', 'secretary'],
  /** Tables of what came in with a form. */
  'case.export': ['head', 'clerk', 'secretary'],
  'case.read': ['officer', 'head', 'clerk', 'mayor', 'secretary'],
} as const satisfies Record<string, readonly Role[]>;
export type Act = keyof typeof acts;

/** May somebody with these duties do this? */
export function can(duties: readonly Duty[], act: Act): boolean {
  return duties.some(duty => (acts[act] as readonly Role[]).includes(duty.role));
}

/** May somebody with these duties work on what belongs to this division? Those above the divisions work for all. */
export function mayWorkFor(duties: readonly Duty[], division: string): boolean {
  return duties.some(duty => can([duty], 'case.work') && (duty.division === null || duty.division === division));
}

/** The duty by which somebody works for this division: the one in it before one above it. */
export function workingDuty(duties: readonly Duty[], division: string): Duty | undefined {
  const able = duties.filter(duty => mayWorkFor([duty], division));
  return able.find(duty => duty.division === division) ?? able[0];
}
