const upload = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } } as const;

function refusals(...statuses: readonly number[]) {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } };
  return Object.fromEntries(statuses.map(status => [status, { description: 'Refused, with the reason.', content }]));
}

/** What the product answers beside its endpoints of JSON. */
export const byHand = {
  '/api/health': {
    get: {
      operationId: 'getHealth',
      summary: 'Is the service up, and its store?',
      responses: { 200: { description: 'Up.' }, 503: { description: 'The store does not answer.' } },
    },
  },
  '/api/photos': {
    post: {
      operationId: 'postPhotos',
      summary: 'Keep a photo or a PDF document until a form takes it; what it is its content says.',
      security: [{ lineIdToken: [] }],
      parameters: [
        {
          name: 'idempotency-key',
          in: 'header',
          required: false,
          schema: { type: 'string', pattern: '^[\\x21-\\x7e]{8,128}$' },
        },
      ],
      requestBody: {
        required: true,
        content: Object.fromEntries(
          ['image/jpeg', 'image/png', 'application/pdf'].map(type => [
            type,
            { schema: { type: 'string', format: 'binary' } },
          ]),
        ),
      },
      responses: {
        200: { description: 'It was sent before under this key.', content: { 'application/json': { schema: upload } } },
        201: { description: 'It is kept under this id.', content: { 'application/json': { schema: upload } } },
        ...refusals(400, 401, 410, 413, 415, 429, 503),
      },
    },
  },
  '/api/cases/{id}/photos/{photo}': {
    get: {
      operationId: 'getCasesPhotos',
      summary: 'A photo or document of a case, for those who may see it.',
      security: [{ lineIdToken: [] }],
      parameters: ['id', 'photo'].map(name => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
      responses: {
        200: {
          description: 'The photo without what was hidden in it, or the document.',
          content: { 'image/jpeg': {}, 'image/png': {}, 'application/pdf': {} },
        },
        202: {
          description: 'It is being fetched or cleaned.',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['state'],
                properties: { state: { type: 'string', enum: ['awaiting', 'raw'] } },
              },
            },
          },
        },
        ...refusals(401, 404, 410, 503),
      },
    },
  },
  '/api/openapi.json': {
    get: {
      operationId: 'getOpenapi',
      summary: 'This document.',
      responses: { 200: { description: 'This document.', content: { 'application/json': {} } } },
    },
  },
} as const;
