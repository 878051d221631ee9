import { messagingApi, middleware, type webhook } from '@line/bot-sdk';
import express from 'express';
import { channel } from './events.ts';

/** A child process: the echo bot of the SDK's own documentation on Express. Its first argument is LINE's address. */
const client = new messagingApi.MessagingApiClient({
  channelAccessToken: 'bench-token',
  baseURL: process.argv[2] ?? '',
});

async function echo(event: webhook.Event): Promise<void> {
  if (event.type !== 'message' || event.message.type !== 'text' || !event.replyToken) return;
  const { text } = event.message;
  await client.replyMessage({ replyToken: event.replyToken, messages: [{ type: 'text', text }] });
}

const app = express();
app.post('/webhook', middleware({ channelSecret: channel.secret }), async (request, response) => {
  const { events } = request.body as webhook.CallbackRequest; // The SDK's middleware has parsed it.
  response.json(await Promise.all(events.map(echo)));
});

const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
});
process.on('disconnect', () => process.exit(0));
