import AddIcon from '@mui/icons-material/AddOutlined';
import DownIcon from '@mui/icons-material/KeyboardArrowDownOutlined';
import UpIcon from '@mui/icons-material/KeyboardArrowUpOutlined';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import RemoveIcon from '@mui/icons-material/RemoveOutlined';
import SearchIcon from '@mui/icons-material/SearchOutlined';
import TocIcon from '@mui/icons-material/TocOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import OutlinedInput from '@mui/material/OutlinedInput';
import Tooltip from '@mui/material/Tooltip';
import { type ReactNode, type RefObject, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../hooks/use-find';
import type { ReadingPlace } from '../reading-place';
import styles from './viewer.module.css';

interface ViewerToolbarProps {
  readonly outlineShown: boolean;
  readonly place: ReadingPlace;
  readonly pages: number;
  readonly scale: number;
  readonly fits: boolean;
  readonly searchable: boolean;
  readonly finding: Finding;
  readonly findBox: RefObject<HTMLInputElement | null>;
  onOutline(): void;
  onPage(page: number): void;
  onZoom(by: 1 | -1): void;
  readonly printing: boolean;
  /** Pages ready for the printer. */
  readonly printReady: number;
  onFit(): void;
  onPrint(): void;
  onLeaveFind(): void;
}

/** Where one is, how large, what one looks for. */
export function ViewerToolbar(props: ViewerToolbarProps) {
  const {
    outlineShown,
    place,
    pages,
    scale,
    fits,
    onOutline,
    onPage,
    onZoom,
    onFit,
    printing,
    printReady,
    onPrint,
  } = props;
  const { t } = useTranslation('documents');
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('title')}>
      <Tool
        label={t(outlineShown ? 'outline.hide' : 'outline.show')}
        pressed={outlineShown}
        onPress={onOutline}
      >
        <TocIcon fontSize="small" />
      </Tool>
      {pages > 0 && <PageBox place={place} pages={pages} onPage={onPage} />}
      <div className={styles.group}>
        <Tool label={t('zoom.out')} onPress={() => onZoom(-1)}>
          <RemoveIcon fontSize="small" />
        </Tool>
        <span className={`${styles.count} ${styles.scale}`} data-scale>
          {Math.round(scale * 100)}%
        </span>
        <Tool label={t('zoom.in')} onPress={() => onZoom(1)}>
          <AddIcon fontSize="small" />
        </Tool>
        <Button size="small" variant="text" aria-pressed={fits} disabled={fits} onClick={onFit}>
          {t('zoom.fit')}
        </Button>
      </div>
      <Tool label={t('print')} disabled={printing} onPress={onPrint}>
        <PrintIcon fontSize="small" />
      </Tool>
      {printReady > 0 && (
        <span className={styles.count} role="status">
          {t('printReady', { page: printReady, count: pages })}
        </span>
      )}
      <FindBox {...props} />
    </div>
  );
}

function PageBox({ place, pages, onPage }: Pick<ViewerToolbarProps, 'place' | 'pages' | 'onPage'>) {
  const { t } = useTranslation('documents');
  const page = useSyncExternalStore(place.subscribe, () => place.get().page) ?? 1;
  const [typed, setTyped] = useState<string | null>(null);
  const go = () => {
    const wanted = Number(typed);
    setTyped(null);
    if (typed !== null && Number.isInteger(wanted) && wanted >= 1) onPage(Math.min(pages, wanted));
  };
  return (
    <div className={styles.group}>
      <Tool label={t('page.previous')} disabled={page <= 1} onPress={() => onPage(page - 1)}>
        <UpIcon fontSize="small" />
      </Tool>
      <OutlinedInput
        size="small"
        className={styles.pageBox ?? ''}
        value={typed ?? String(page)}
        slotProps={{ input: { 'aria-label': t('page.box'), inputMode: 'numeric' } }}
        onChange={(event) => setTyped(event.target.value.replace(/\D/g, ''))}
        onFocus={(event) => event.target.select()}
        onBlur={go}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go();
          if (event.key === 'Escape') setTyped(null);
        }}
      />
      <span className={styles.count}>{t('page.of', { count: pages })}</span>
      <Tool label={t('page.next')} disabled={page >= pages} onPress={() => onPage(page + 1)}>
        <DownIcon fontSize="small" />
      </Tool>
    </div>
  );
}

function FindBox({ finding, findBox, searchable, onLeaveFind }: ViewerToolbarProps) {
  const { t } = useTranslation('documents');
  const { words, hits, now } = finding;
  const said =
    words.trim() === ''
      ? ''
      : hits.length === 0
        ? t('find.none')
        : t('find.count', { now: now + 1, count: hits.length });
  return (
    <search className={`${styles.group} ${styles.push}`}>
      <OutlinedInput
        size="small"
        className={styles.findBox ?? ''}
        inputRef={findBox}
        startAdornment={
          <InputAdornment position="start">
            <SearchIcon fontSize="small" />
          </InputAdornment>
        }
        value={words}
        disabled={!searchable}
        placeholder={t(searchable ? 'find.box' : 'find.noText')}
        type="search"
        slotProps={{ input: { 'aria-label': t('find.box') } }}
        onChange={(event) => finding.search(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') finding.step(event.shiftKey ? -1 : 1);
          if (event.key !== 'Escape') return;
          finding.search('');
          onLeaveFind();
        }}
      />
      <span className={styles.count} role="status">
        {said}
      </span>
      <Tool label={t('find.previous')} disabled={hits.length === 0} onPress={() => finding.step(-1)}>
        <UpIcon fontSize="small" />
      </Tool>
      <Tool label={t('find.next')} disabled={hits.length === 0} onPress={() => finding.step(1)}>
        <DownIcon fontSize="small" />
      </Tool>
    </search>
  );
}

interface ToolProps {
  readonly label: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly children: ReactNode;
  onPress(): void;
}

function Tool({ label, pressed, disabled = false, children, onPress }: ToolProps) {
  return (
    <Tooltip title={label}>
      <span>
        <IconButton
          size="small"
          aria-label={label}
          {...(pressed !== undefined && { 'aria-pressed': pressed })}
          disabled={disabled}
          onClick={onPress}
        >
          {children}
        </IconButton>
      </span>
    </Tooltip>
  );
}
