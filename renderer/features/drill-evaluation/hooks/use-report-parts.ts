import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '../../../api/context';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';
import type { Report } from '../evaluation-forms';

type Key = Report['sections'][number]['key'];

export interface ReportParts {
  /** What somebody is typing in a part; absent: what is kept or drafted. */
  typed(key: Key): string | undefined;
  type(key: Key, text: string): void;
  /** Gives a part back to the draft. */
  redraft(key: Key): Promise<boolean>;
  /** Keeps what was typed; true once nothing waits. */
  flush(): Promise<boolean>;
}

/** What is typed in the parts of a report; kept on leaving a part, one write after the other. */
export function useReportParts(report: Report): ReportParts {
  const api = useApi();
  const errorText = useErrorText();
  const [texts, setTexts] = useState<ReadonlyMap<Key, string>>(new Map());
  const waiting = useRef(new Map<Key, string | null>());
  const version = useRef(report.version);
  version.current = Math.max(version.current, report.version);
  const writing = useRef<Promise<boolean>>(Promise.resolve(true));
  const { drillId, kind } = report;

  const flush = useCallback((): Promise<boolean> => {
    writing.current = writing.current.then(async () => {
      const batch = new Map(waiting.current);
      if (batch.size === 0) return true;
      waiting.current.clear();
      try {
        const saved = await api.drillEvaluation.saveReport({
          drillId,
          kind,
          expectedVersion: version.current,
          sections: [...batch].map(([key, text]) => ({ key, text })),
        });
        version.current = saved.version;
        return true;
      } catch (error) {
        for (const [key, text] of batch) if (!waiting.current.has(key)) waiting.current.set(key, text);
        showToast({ tone: 'late', text: errorText(error) });
        return false;
      }
    });
    return writing.current;
  }, [api, drillId, kind, errorText]);

  const latest = useRef(flush);
  latest.current = flush;
  useEffect(() => () => void latest.current(), []);

  return {
    typed: (key) => texts.get(key),
    type(key, text) {
      setTexts((all) => new Map(all).set(key, text));
      waiting.current.set(key, text);
    },
    redraft(key) {
      setTexts((all) => {
        const rest = new Map(all);
        rest.delete(key);
        return rest;
      });
      waiting.current.set(key, null);
      return flush();
    },
    flush,
  };
}
