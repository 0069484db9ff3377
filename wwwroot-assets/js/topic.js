// What a member's page of a topic does in the browser (TopicLive.razor): it says how far was read and goes on by itself.

import { watch } from './reading.js';
import { flow } from './flow.js';

export function open(list, server) {
  if (!list) return;
  watch(list, server);
  flow(list, server);
}
