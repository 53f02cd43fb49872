import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParagraphBlock, Span, TableBlock, ViewBlock } from '../../../../electron/contract/reading';
import { pictureUrl } from '../../../api/document-parts';
import styles from './viewer.module.css';

interface BlockProps {
  readonly block: ViewBlock;
  readonly ticket: string;
}

/** One block of a document, from our own model: whatever the file contained, only text, tables and checked pictures come here. */
export const Block = memo(function Block({ block, ticket }: BlockProps) {
  if (block.kind === 'paragraph') return <Paragraph block={block} ticket={ticket} />;
  if (block.kind === 'table') return <Table block={block} ticket={ticket} />;
  return <hr className={styles.pageBreak} />;
});

function Paragraph({ block, ticket }: { block: ParagraphBlock; ticket: string }) {
  const { start, spans, level, align, indent, firstLine, number, size } = block;
  const usual = 12;
  return (
    <p
      className={styles.paragraph}
      data-level={level}
      data-align={align}
      {...(level !== undefined && { role: 'heading', 'aria-level': level })}
      style={{
        ...(indent !== undefined && { paddingInlineStart: `${indent}em` }),
        ...(firstLine !== undefined && { textIndent: `${firstLine}em` }),
        ...(size !== undefined && { fontSize: `${size / usual}em` }),
      }}
    >
      {number !== undefined && <span className={styles.number}>{number}</span>}
      <span data-start={start}>
        {spans.map((span, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the spans of a block never change
          <SpanView key={at} span={span} ticket={ticket} />
        ))}
      </span>
    </p>
  );
}

function SpanView({ span, ticket }: { span: Span; ticket: string }) {
  const { t } = useTranslation('documents');
  if (typeof span === 'string') return span;
  if ('picture' in span)
    return (
      <img
        className={styles.image}
        src={pictureUrl(ticket, span.picture)}
        alt={span.name}
        loading="lazy"
        decoding="async"
        {...(span.width > 0 && { width: span.width })}
        {...(span.height > 0 && { style: { aspectRatio: `${span.width} / ${span.height}` } })}
      />
    );
  if ('missing' in span) return <span className={styles.missing}>{t(`missing.${span.missing}`)}</span>;
  const { text, bold, underline, raised } = span;
  const Raised = raised ?? 'span';
  return (
    <Raised data-bold={bold} data-underline={underline} className={styles.span}>
      {text}
    </Raised>
  );
}

function Table({ block, ticket }: { block: TableBlock; ticket: string }) {
  return (
    <table className={styles.table}>
      {block.widths.length > 0 && (
        <colgroup>
          {block.widths.map((width, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table never change
            <col key={at} style={{ width: `${width * 100}%` }} />
          ))}
        </colgroup>
      )}
      <tbody>
        {block.rows.map((row, rowAt) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a table never change
          <tr key={rowAt}>
            {row.map((cell, at) => (
              <td
                // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a row never change
                key={at}
                {...(cell.columns > 1 && { colSpan: cell.columns })}
                {...(cell.rows > 1 && { rowSpan: cell.rows })}
              >
                {cell.blocks.map((inner, innerAt) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a cell never change
                  <Block key={innerAt} block={inner} ticket={ticket} />
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
