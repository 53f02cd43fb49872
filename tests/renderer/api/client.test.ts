import { describe, expect, it, vi } from 'vitest';
import type { HostMessage } from '../../../electron/contract/wire';
import { createClient } from '../../../renderer/api/client';
import { ApiError, toApiError } from '../../../renderer/api/errors';
import { createPortTransport, portMessage, type TransportListener } from '../../../renderer/api/transport';

interface TestApi {
  plans: {
    get(
      input: { id: string },
      options?: { signal?: AbortSignal; onProgress?: (progress: unknown) => void },
    ): Promise<unknown>;
  };
}

/** A line whose other end the test holds. */
function testLine() {
  const posted: { id: number; method?: string; input?: unknown; cancel?: boolean }[] = [];
  let listener: TransportListener | undefined;
  const client = createClient<TestApi>({
    post: (text) => void posted.push(JSON.parse(text)),
    listen(next) {
      listener = next;
      return () => undefined;
    },
  });
  return {
    client,
    posted,
    open: () => listener?.onOpen(),
    lose: () => listener?.onLost(),
    answer: (message: HostMessage) => listener?.onText(JSON.stringify(message)),
  };
}

const failure = (promise: Promise<unknown>) => promise.then(() => undefined, toApiError);

describe('client', () => {
  it('sends feature and method and resolves with the value', async () => {
    const line = testLine();
    line.open();
    const answer = line.client.api.plans.get({ id: 'p1' });
    expect(line.posted).toEqual([{ id: 1, method: 'plans.get', input: { id: 'p1' } }]);
    line.answer({ id: 1, ok: true, value: { title: '综合应急预案' } });
    await expect(answer).resolves.toEqual({ title: '综合应急预案' });
  });

  it('turns a refusal into an ApiError with its code and details', async () => {
    const line = testLine();
    line.open();
    const answer = failure(line.client.api.plans.get({ id: 'p1' }));
    line.answer({
      id: 1,
      ok: false,
      error: { code: 'PLAN_MISSING', message: '没有这个预案。', details: { id: 'p1' } },
    });
    const error = await answer;
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: 'PLAN_MISSING', message: '没有这个预案。', details: { id: 'p1' } });
  });

  it('keeps calls apart whose answers arrive in another order', async () => {
    const line = testLine();
    line.open();
    const one = line.client.api.plans.get({ id: 'one' });
    const two = line.client.api.plans.get({ id: 'two' });
    line.answer({ id: 2, ok: true, value: 'two' });
    line.answer({ id: 1, ok: true, value: 'one' });
    expect(await Promise.all([one, two])).toEqual(['one', 'two']);
  });

  it('holds calls until the line is there', async () => {
    const line = testLine();
    const answer = line.client.api.plans.get({ id: 'p1' });
    expect(line.posted).toEqual([]);
    expect(line.client.connection()).toBe('connecting');
    line.open();
    line.answer({ id: 1, ok: true, value: 1 });
    await expect(answer).resolves.toBe(1);
  });

  it('fails sent calls when the line is lost and keeps those that wait', async () => {
    const line = testLine();
    const states: string[] = [];
    line.client.onConnection((state) => states.push(state));
    line.open();
    const sent = failure(line.client.api.plans.get({ id: 'sent' }));
    line.lose();
    const waiting = line.client.api.plans.get({ id: 'waiting' });
    expect((await sent)?.code).toBe('CONNECTION_LOST');
    line.open();
    expect(line.posted.at(-1)).toMatchObject({ input: { id: 'waiting' } });
    line.answer({ id: 2, ok: true, value: 2 });
    await expect(waiting).resolves.toBe(2);
    expect(states).toEqual(['open', 'lost', 'open']);
  });

  it('hands on progress, and a late answer of a lost line changes nothing', async () => {
    const line = testLine();
    line.open();
    const onProgress = vi.fn();
    const answer = failure(line.client.api.plans.get({ id: 'p1' }, { onProgress }));
    line.answer({ id: 1, progress: { done: 3, total: 9, label: '读取' } });
    expect(onProgress).toHaveBeenCalledWith({ done: 3, total: 9, label: '读取' });
    line.lose();
    line.answer({ id: 1, ok: true, value: 1 });
    expect((await answer)?.code).toBe('CONNECTION_LOST');
  });

  it('asks the core to stop and believes its answer', async () => {
    const line = testLine();
    line.open();
    const controller = new AbortController();
    const answer = line.client.api.plans.get({ id: 'p1' }, { signal: controller.signal });
    controller.abort();
    expect(line.posted.at(-1)).toEqual({ id: 1, cancel: true });
    // The work had been finished before the request to stop arrived.
    line.answer({ id: 1, ok: true, value: 'done' });
    await expect(answer).resolves.toBe('done');
  });

  it('never sends a call that was stopped while it waited', async () => {
    const line = testLine();
    const controller = new AbortController();
    const answer = failure(line.client.api.plans.get({ id: 'p1' }, { signal: controller.signal }));
    controller.abort();
    expect((await answer)?.code).toBe('CANCELLED');
    line.open();
    expect(line.posted).toEqual([]);
  });

  it('tells listeners of changes and of a new state until they leave', () => {
    const line = testLine();
    line.open();
    const onChange = vi.fn();
    const onState = vi.fn();
    const stop = line.client.onChange(onChange);
    line.client.onState(onState);
    line.answer({ event: 'changed', topic: 'plans', ids: ['p1'] });
    line.answer({ event: 'state' });
    stop();
    line.answer({ event: 'changed', topic: 'plans', ids: ['p2'] });
    expect(onChange).toHaveBeenCalledTimes(1);
    expect(onChange.mock.calls[0]?.[0]).toMatchObject({ topic: 'plans', ids: ['p1'] });
    expect(onState).toHaveBeenCalledTimes(1);
  });

  it('has the same function for the same method every time', () => {
    const { api } = testLine().client;
    expect(api.plans.get).toBe(api.plans.get);
  });
});

describe('port transport', () => {
  function post(port: MessagePort, data: string = portMessage, source: unknown = window): void {
    const event = new Event('message');
    window.dispatchEvent(Object.assign(event, { data, source, ports: [port] }));
  }

  it('takes the port the window is given and lets the old one go when a new one comes', async () => {
    const heard: string[] = [];
    const transport = createPortTransport(window);
    transport.listen({
      onOpen: () => heard.push('open'),
      onLost: () => heard.push('lost'),
      onText: (text) => heard.push(text),
    });
    const first = new MessageChannel();
    const second = new MessageChannel();
    post(first.port1);
    first.port2.postMessage('one');
    await vi.waitFor(() => expect(heard).toContain('one'));
    post(second.port1);
    second.port2.postMessage('two');
    await vi.waitFor(() => expect(heard).toContain('two'));
    expect(heard).toEqual(['open', 'one', 'lost', 'open', 'two']);
    second.port2.close();
  });

  it('ignores messages that are not the preload’s', () => {
    const heard: string[] = [];
    const transport = createPortTransport(window);
    transport.listen({ onOpen: () => heard.push('open'), onLost: () => undefined, onText: () => undefined });
    const channel = new MessageChannel();
    post(channel.port1, 'something-else');
    post(channel.port1, portMessage, null);
    expect(heard).toEqual([]);
    expect(() => transport.post('text')).toThrow();
    channel.port1.close();
  });
});
