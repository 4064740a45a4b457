// The worker in which everything of the networks is computed, so that the page answers whatever is computed.

import { answerCalls } from './desk-clerk.ts';
import type { Call, Reply } from './messages.ts';

const answer = answerCalls((reply: Reply) => postMessage(reply));

addEventListener('message', (event: MessageEvent<Call>) => answer(event.data));
postMessage('ready');
