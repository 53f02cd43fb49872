import CloseIcon from '@mui/icons-material/Close';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import IconButton from '@mui/material/IconButton';
import {
  type ReactNode,
  Suspense,
  useContext,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOptions } from '../api/client';
import { useApi } from '../api/context';
import { isCancelled } from '../api/errors';
import { nativeShell } from '../api/shell';
import { showToast } from './feedback/toast-store';
import styles from './PagePreview.module.css';
import { type Paper, PaperViewContext } from './paper-view';
import { useErrorText } from './use-error-text';
import { useSaveFile } from './use-save-file';

interface PagePreviewProps {
  readonly title: string;
  /** A complete page from the core's forms: escaped text, class names, one style sheet, no scripts. */
  readonly html: string | undefined;
  /** Pages that are laid out already. */
  readonly paper?: Paper;
  /** Lays the pages out otherwise than from `html`; absent: those of `html`. */
  layOut?(options: CallOptions): Promise<Paper>;
  /** More ways to take the form out: as Word. */
  readonly actions?: ReactNode;
  /** Said below the head. */
  readonly note?: ReactNode;
  /** False where no pages will come; `note` says why. */
  readonly waiting?: boolean;
  onClose(): void;
}

/** An official form as it will be printed, page by page, with the ways out: printer, PDF. */
export function PagePreview(props: PagePreviewProps) {
  const { title, html, paper: given, layOut, actions, note, waiting = true, onClose } = props;
  const { t } = useTranslation('ui');
  const { t: common } = useTranslation('common');
  const titleId = useId();
  const View = useContext(PaperViewContext);
  const { paper: laid, failed } = usePaper(View === null ? undefined : html, title, layOut);
  const paper = given ?? laid;
  const ways = useWaysOut(title, html, paper);
  return (
    <Dialog
      open
      fullScreen
      onClose={onClose}
      aria-labelledby={titleId}
      slotProps={{ paper: { className: styles.paper ?? '' } }}
    >
      <header className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        {paper && <span className={styles.count}>{t('preview.pages', { count: paper.pages })}</span>}
        <Button
          variant="contained"
          disabled={!ways.ready || !ways.printable}
          onClick={() => void ways.print()}
        >
          {t('preview.print')}
        </Button>
        <Button disabled={!ways.ready} onClick={() => void ways.pdf()}>
          {t('preview.pdf')}
        </Button>
        {actions}
        <IconButton aria-label={common('close')} onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </header>
      {note}
      {View && paper ? (
        <div className={styles.pages}>
          <Suspense>
            <View paper={paper} onPrinter={ways.setPrinter} />
          </Suspense>
        </div>
      ) : (
        <div className={styles.desk}>
          {View && waiting && !failed && (
            <p className={styles.laying} role="status">
              {t('preview.layingOut')}
            </p>
          )}
          {html && <FormSheet html={html} />}
        </div>
      )}
    </Dialog>
  );
}

interface LaidOut {
  /** The form whose pages these are: those of another one are never shown in its place. */
  readonly of: string | undefined;
  readonly paper: Paper | null;
  readonly failed: boolean;
}

/** The pages of a form; `failed` where they cannot be laid out, and the form is shown as one long page. */
function usePaper(
  html: string | undefined,
  title: string,
  layOut: PagePreviewProps['layOut'],
): Pick<LaidOut, 'paper' | 'failed'> {
  const api = useApi();
  const [state, setState] = useState<LaidOut>({ of: undefined, paper: null, failed: false });
  const way = useRef(layOut);
  way.current = layOut;
  useEffect(() => {
    if (html === undefined) return;
    const controller = new AbortController();
    const options = { signal: controller.signal };
    const laying = way.current ? way.current(options) : api.forms.layOut({ title, html }, options);
    laying.then(
      (paper) => {
        if (!controller.signal.aborted) setState({ of: html, paper, failed: false });
      },
      () => {
        if (!controller.signal.aborted) setState({ of: html, paper: null, failed: true });
      },
    );
    return () => controller.abort();
  }, [api, html, title]);
  return state.of === html ? state : { paper: null, failed: false };
}

/** Printer and PDF file: of the pages where they stand, of the form itself where they could not be laid out. */
function useWaysOut(title: string, html: string | undefined, paper: Paper | null) {
  const { t } = useTranslation('ui');
  const api = useApi();
  const errorText = useErrorText();
  const saveFile = useSaveFile();
  const [busy, setBusy] = useState(false);
  const [printer, setPrinter] = useState<{ print(): Promise<void> } | null>(null);
  const [keepPrinter] = useState(() => (print: () => Promise<void>) => setPrinter({ print }));
  const during = async (work: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      if (!isCancelled(error))
        showToast({ tone: 'late', text: t('preview.failed'), detail: errorText(error) });
    } finally {
      setBusy(false);
    }
  };
  const byShell = async (pdf: boolean) => {
    if (!html) return;
    const { done, message } = await nativeShell().print({ html, title, pdf });
    if (done && pdf) showToast({ tone: 'met', text: t('preview.saved'), detail: message });
    if (!done && message !== '') showToast({ tone: 'late', text: t('preview.failed'), detail: message });
  };
  const save = (ticket: string) =>
    saveFile({
      title: t('preview.pdf'),
      defaultName: `${title}.pdf`,
      extension: 'pdf',
      failed: t('preview.notSaved'),
      write: (file, options) => api.forms.savePdf({ ticket, file }, options),
      saved: (_answer, name) => t('preview.savedAs', { name }),
    });
  return {
    ready: !busy && (paper !== null || html !== undefined),
    // Pages without a form of their own wait for the view that prints them.
    printable: printer !== null || html !== undefined,
    setPrinter: keepPrinter,
    print: () => during(() => (paper && printer ? printer.print() : byShell(false))),
    pdf: () => during(() => (paper ? save(paper.ticket) : byShell(true))),
  };
}

/**
 * The page in a shadow tree of its own: its style sheet reaches nothing else, and being a constructed sheet it needs no
 * exception in the content policy. Elements that a form never has are left out.
 */
export function FormSheet({
  html,
  onShown,
}: {
  readonly html: string;
  /** Looks at the page once it stands. */
  onShown?(shadow: ShadowRoot): void;
}) {
  const host = useRef<HTMLDivElement>(null);
  const shown = useRef(onShown);
  shown.current = onShown;
  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return;
    const shadow = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    // Taken out before parsing: the policy refuses a style element even in a document that is never shown.
    const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map((match) => match[1] ?? '');
    const page = new DOMParser().parseFromString(html.replace(/<style>[\s\S]*?<\/style>/g, ''), 'text/html');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles.join('\n'));
    shadow.adoptedStyleSheets = [sheet];
    const aliens = 'script, style, link, iframe, object, embed, img:not([src^="data:image/"]), form';
    for (const alien of page.querySelectorAll(aliens)) alien.remove();
    shadow.replaceChildren(...page.body.childNodes);
    shown.current?.(shadow);
  }, [html]);
  return <div ref={host} className={styles.sheet} />;
}
