/** Imagemap messages (Messaging API reference, Imagemap message). */
import { isObject } from '../http.ts';
import type { Check, Field, Shape } from './problems.ts';
import { checkShape, optional, required } from './problems.ts';
import { actionUri, httpsUrl, isInteger, oneOf, textUnits } from './scalars.ts';

function shaped(shape: Shape): Check {
  return (value, path, problems) => {
    checkShape(value, shape, path, problems);
  };
}

const area = required(
  shaped({
    x: required(isInteger(0)),
    y: required(isInteger(0)),
    width: required(isInteger(1)),
    height: required(isInteger(1)),
  }),
);

const actionFields: Record<string, Record<string, Field>> = {
  uri: { linkUri: required(actionUri) },
  message: { text: required(textUnits(400)) },
  clipboard: { clipboardText: required(textUnits(1000)) },
};

const imagemapAction: Check = (value, path, problems) => {
  const type = isObject(value) && typeof value.type === 'string' ? value.type : '';
  checkShape(
    value,
    {
      type: required(oneOf('uri', 'message', 'clipboard')),
      label: optional(textUnits(100)),
      area,
      ...actionFields[type],
    },
    path,
    problems,
  );
};

export const imagemapShape: Shape = {
  baseUrl: required(httpsUrl),
  altText: required(textUnits(1500)),
  baseSize: required(shaped({ width: required(isInteger(1040, 1040)), height: required(isInteger(1, 5000)) })),
  video: optional(
    shaped({
      originalContentUrl: required(httpsUrl),
      previewImageUrl: required(httpsUrl),
      area,
      externalLink: optional(shaped({ linkUri: required(actionUri), label: required(textUnits(30)) })),
    }),
  ),
  actions: required((value, path, problems) => {
    if (!Array.isArray(value)) return problems.add(path, 'must be an array');
    if (value.length < 1 || value.length > 50) problems.add(path, 'Size must be between 1 and 50');
    for (const [index, entry] of value.entries()) imagemapAction(entry, problems.join(path, index), problems);
  }),
};
