import MoreHorizIcon from '@mui/icons-material/MoreHorizOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Tooltip from '@mui/material/Tooltip';
import { type MouseEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './RecordPage.module.css';

export interface RecordAction {
  readonly key: string;
  readonly label: string;
  readonly primary?: boolean;
  readonly danger?: boolean;
  /** Done a few times a year: it stands behind the button with the dots. */
  readonly seldom?: boolean;
  readonly busy?: boolean;
  /** What stands in the way, in words; the action is shown but cannot be pressed. */
  readonly blockers?: readonly string[];
  run(): void;
}

export interface RecordTab {
  readonly key: string;
  readonly label: string;
  /** A count shown behind the label. */
  readonly count?: number;
}

interface RecordPageProps {
  readonly name: string;
  /** Code, number or kind under the name. */
  readonly code?: ReactNode;
  readonly state?: ReactNode;
  readonly actions?: readonly RecordAction[];
  /** Sentences about the record as a whole, in sight on every tab. */
  readonly notes?: ReactNode;
  readonly tabs?: readonly RecordTab[];
  readonly tab?: string;
  onTab?(key: string): void;
  /** Kept in sight on every tab: clocks, contacts, what to do next. */
  readonly side?: ReactNode;
  /** The content scrolls by itself (a grid). */
  readonly fill?: boolean;
  readonly children: ReactNode;
}

const isSeldom = (action: RecordAction) => !action.primary && (action.danger || action.seldom) === true;

/** Reasons written out beside a blocked action; the rest stand in its tip. */
const shownBlockers = 2;

/** The one pattern for a record: header with name, code, state and allowed actions; tabs by subject; a side panel. */
export function RecordPage(props: RecordPageProps) {
  const { name, code, state, actions = [], notes, tabs, tab, onTab, side, fill = false, children } = props;
  const { t } = useTranslation('ui');
  const panelId = useId();
  useEffect(() => {
    document.title = name;
  }, [name]);
  const blocked = actions.filter((action) => action.primary && (action.blockers?.length ?? 0) > 0);
  return (
    <section className={styles.record} aria-label={name}>
      <header className={styles.head}>
        <div className={styles.titles}>
          <div className={styles.nameLine}>
            <h1 className={styles.name}>{name}</h1>
            {state}
          </div>
          {code && <div className={styles.code}>{code}</div>}
        </div>
        <div className={styles.actions}>
          <MoreActions actions={actions.filter(isSeldom)} />
          {actions
            .filter((action) => !isSeldom(action))
            .map((action) => (
              <ActionButton key={action.key} action={action} />
            ))}
        </div>
      </header>
      {blocked.length > 0 && (
        <p className={styles.blockers}>
          {blocked
            .map((action) => {
              const reasons = (action.blockers ?? []).map((reason) => reason.replace(/[。.]$/, ''));
              const why = reasons.slice(0, shownBlockers).join(t('record.separator'));
              return t(reasons.length > shownBlockers ? 'record.blockedMore' : 'record.blocked', {
                action: action.label,
                why,
                count: reasons.length,
              });
            })
            .join(' ')}
        </p>
      )}
      {notes && <div className={styles.notes}>{notes}</div>}
      {tabs && (
        <Tabs className={styles.tabs ?? ''} value={tab} variant="scrollable">
          {tabs.map((item) => (
            <Tab
              key={item.key}
              value={item.key}
              id={`${panelId}-${item.key}`}
              aria-controls={panelId}
              // Not onChange: whoever chooses the tab that is open wants to stay on it, whatever the record becomes.
              onClick={() => onTab?.(item.key)}
              label={
                item.count === undefined
                  ? item.label
                  : t('record.tabCount', { label: item.label, count: item.count })
              }
            />
          ))}
        </Tabs>
      )}
      <div className={styles.body}>
        <div
          className={fill ? styles.fill : styles.main}
          id={panelId}
          {...(tabs && { role: 'tabpanel', 'aria-labelledby': `${panelId}-${tab}` })}
        >
          {children}
        </div>
        {side && <div className={styles.side}>{side}</div>}
      </div>
    </section>
  );
}

/** What is done seldom or cannot be taken back stands behind a button of its own. */
function MoreActions({ actions }: { actions: readonly RecordAction[] }) {
  const { t } = useTranslation('ui');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (actions.length === 0) return null;
  return (
    <>
      <Tooltip title={t('record.more')}>
        <IconButton
          aria-label={t('record.more')}
          aria-haspopup="menu"
          onClick={(event: MouseEvent<HTMLElement>) => setAnchor(event.currentTarget)}
        >
          <MoreHorizIcon />
        </IconButton>
      </Tooltip>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {actions.map((action) => {
          const why = (action.blockers ?? []).join(t('record.separator'));
          return (
            <MenuItem
              key={action.key}
              disabled={why !== '' || action.busy === true}
              className={action.danger ? (styles.danger ?? '') : ''}
              onClick={() => {
                setAnchor(null);
                action.run();
              }}
            >
              {why === '' ? action.label : t('record.blockedItem', { action: action.label, why })}
            </MenuItem>
          );
        })}
      </Menu>
    </>
  );
}

function ActionButton({ action }: { action: RecordAction }) {
  const blocked = (action.blockers?.length ?? 0) > 0;
  // A blocked action stays focusable and names what blocks it; `disabled` would hide the reason from the keyboard.
  const button = (
    <Button
      variant={action.primary ? 'contained' : 'outlined'}
      color={action.danger ? 'error' : 'inherit'}
      className={blocked ? (styles.blockedAction ?? '') : ''}
      aria-disabled={blocked}
      disabled={action.busy === true}
      onClick={blocked ? undefined : action.run}
    >
      {action.label}
    </Button>
  );
  if (!blocked) return button;
  return <Tooltip title={action.blockers?.map((text) => <div key={text}>{text}</div>)}>{button}</Tooltip>;
}

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  readonly wide?: boolean;
}

/** Facts of a record in two columns; an empty value shows as a dash so that a gap is seen as a gap. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  const { t } = useTranslation('ui');
  return (
    <dl className={styles.facts}>
      {facts.map((fact) => (
        <div key={fact.label} data-wide={fact.wide || undefined}>
          <dt>{fact.label}</dt>
          <dd>
            {fact.value === null || fact.value === undefined || fact.value === '' ? (
              <span className={styles.none}>{t('record.none')}</span>
            ) : (
              fact.value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
