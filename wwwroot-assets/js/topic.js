// What a member's page of a topic does in the browser (TopicLive.razor): it says how far was read, goes on by itself, and unfolds and shares posts.

import { watch } from './reading.js';
import { flow } from './flow.js';
import { fold } from './posts.js';

export function open(list, server) {
  if (!list) return;
  watch(list, server);
  flow(list, server);
  fold(list);
}
