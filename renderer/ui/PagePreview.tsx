import CloseIcon from '@mui/icons-material/Close';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import IconButton from '@mui/material/IconButton';
import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nativeShell } from '../api/shell';
import { showToast } from './feedback/toast-store';
import styles from './PagePreview.module.css';

interface PagePreviewProps {
  readonly title: string;
  /** A complete page from the core's forms: escaped text, class names, one style sheet, no scripts. */
  readonly html: string | undefined;
  /** More ways to take the form out: as Word. */
  readonly actions?: ReactNode;
  onClose(): void;
}

/** An official form as it will be printed, with the ways out: printer, PDF. */
export function PagePreview({ title, html, actions, onClose }: PagePreviewProps) {
  const { t } = useTranslation('ui');
  const { t: common } = useTranslation('common');
  const titleId = useId();
  const [busy, setBusy] = useState(false);
  const print = async (pdf: boolean) => {
    if (!html) return;
    setBusy(true);
    try {
      const { done, message } = await nativeShell().print({ html, title, pdf });
      if (done && pdf) showToast({ tone: 'met', text: t('preview.saved'), detail: message });
      if (!done && message !== '') showToast({ tone: 'late', text: t('preview.failed'), detail: message });
    } finally {
      setBusy(false);
    }
  };
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
        <Button variant="contained" disabled={!html || busy} onClick={() => void print(false)}>
          {t('preview.print')}
        </Button>
        <Button disabled={!html || busy} onClick={() => void print(true)}>
          {t('preview.pdf')}
        </Button>
        {actions}
        <IconButton aria-label={common('close')} onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </header>
      <div className={styles.desk}>{html && <FormSheet html={html} />}</div>
    </Dialog>
  );
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
    for (const alien of page.querySelectorAll('script, style, link, iframe, object, embed, img, form'))
      alien.remove();
    shadow.replaceChildren(...page.body.childNodes);
    shown.current?.(shadow);
  }, [html]);
  return <div ref={host} className={styles.sheet} />;
}
