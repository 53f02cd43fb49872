import { act, renderHook, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Progress } from '../../../electron/contract/define';
import type { CallOptions } from '../../../renderer/api/client';
import { ApiError } from '../../../renderer/api/errors';
import { runningJobs } from '../../../renderer/ui/jobs/job-store';
import { useJob } from '../../../renderer/ui/jobs/use-job';

/** Work whose end the test decides. */
function heldWork() {
  let finish: (value: string) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  let options: CallOptions = {};
  return {
    call: (_input: string, given: CallOptions) => {
      options = given;
      return new Promise<string>((resolve, reject) => {
        finish = resolve;
        fail = reject;
      });
    },
    progress: (progress: Progress) => options.onProgress?.(progress),
    stopped: () => options.signal?.aborted ?? false,
    finish: (value: string) => finish(value),
    fail: (error: Error) => fail(error),
  };
}

describe('a job', () => {
  it('shows its progress here and in the status line until it is done', async () => {
    const work = heldWork();
    const { result } = renderHook(() => useJob('导入台账', work.call));
    let answer: Promise<string | null> = Promise.resolve(null);
    act(() => {
      answer = result.current.run('file');
    });
    expect(result.current.state).toBe('running');
    act(() => work.progress({ done: 20, total: 80, label: '核对' }));
    expect(result.current.progress).toEqual({ done: 20, total: 80, label: '核对' });
    expect(runningJobs.get()).toMatchObject([{ title: '导入台账', progress: { done: 20 } }]);
    await act(async () => {
      work.finish('ok');
      await answer;
    });
    await expect(answer).resolves.toBe('ok');
    expect(result.current.state).toBe('idle');
    expect(runningJobs.get()).toEqual([]);
  });

  it('is stopped from the status line; being cancelled is no error', async () => {
    const work = heldWork();
    const { result } = renderHook(() => useJob('合并', work.call));
    act(() => void result.current.run('file'));
    act(() => runningJobs.get()[0]?.cancel());
    expect(work.stopped()).toBe(true);
    expect(runningJobs.get()).toMatchObject([{ cancelling: true }]);
    await act(async () => work.fail(new ApiError('CANCELLED', '已取消')));
    await waitFor(() => expect(result.current.state).toBe('idle'));
    expect(result.current.error).toBeNull();
  });

  it('keeps why it failed until it is started again', async () => {
    const work = heldWork();
    const { result } = renderHook(() => useJob('合并', work.call));
    act(() => void result.current.run('file'));
    await act(async () => work.fail(new ApiError('PACKAGE_DAMAGED', '上报包已损坏。')));
    await waitFor(() => expect(result.current.error?.code).toBe('PACKAGE_DAMAGED'));
    act(() => void result.current.run('file'));
    expect(result.current.error).toBeNull();
    await act(async () => work.finish('ok'));
  });
});
