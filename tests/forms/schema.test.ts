import { expect, test } from 'vitest';
import { formOf } from './sample-forms.ts';

const label = { th: 'x', en: 'x' };
const options = [
  { value: 'yes', label },
  { value: 'no', label },
];
const choice = { id: 'a', kind: 'choice', label, options };

test.each<[string, readonly object[], string]>([
  [
    'an id that stands twice',
    [
      { id: 'a', kind: 'short', label },
      { id: 'a', kind: 'short', label },
    ],
    'stands twice',
  ],
  [
    'a condition on a later question',
    [{ id: 'b', kind: 'short', label, showIf: { field: 'a', is: ['yes'] } }, choice],
    'no earlier choice',
  ],
  [
    'a condition on an option that is not',
    [choice, { id: 'b', kind: 'short', label, showIf: { field: 'a', is: ['x'] } }],
    'no option x',
  ],
  ['a stop at an option that is not', [{ ...choice, stopIf: { is: ['x'], say: label } }], 'no option x'],
  ['a range the wrong way round', [{ id: 'n', kind: 'number', label, min: 2, max: 1 }], 'min is above max'],
  ['days the wrong way round', [{ id: 'd', kind: 'date', label, earliest: 2, latest: 1 }], 'earliest is after latest'],
  ['a form that asks nothing', [{ id: 's', kind: 'section', label }], 'asks nothing'],
])('%s is refused', (_, fields, reason) => {
  expect(() => formOf('f', fields)).toThrow(reason);
});

test('an ID number is read by few, whatever an office writes', () => {
  const [field] = formOf('f', [{ id: 'c', kind: 'thai-id', label }]).fields;
  expect(field).toMatchObject({ sensitive: 'identity' });
});
