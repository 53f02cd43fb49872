import { Fragment, useMemo } from 'react';
import styles from './Markdown.module.css';
import { type MarkdownBlock, markdownBlocks, markdownSpans } from './markdown-blocks';

/** A manual page as elements; see `markdownBlocks` for what it understands. */
export function Markdown({ text }: { text: string }) {
  const blocks = useMemo(() => markdownBlocks(text), [text]);
  return (
    <div className={styles.text}>
      {blocks.map((block, at) => (
        // The page never changes while it is shown, so the place is a true key.
        // biome-ignore lint/suspicious/noArrayIndexKey: static content
        <Block key={at} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { block: MarkdownBlock }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = block.level === 1 ? 'h2' : block.level === 2 ? 'h3' : 'h4';
      return (
        <Heading>
          <Spans text={block.text} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Spans text={block.text} />
        </p>
      );
    case 'note':
      return (
        <p className={styles.note}>
          <Spans text={block.text} />
        </p>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item) => (
            <li key={item}>
              <Spans text={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {block.head.map((cell) => (
                <th key={cell}>
                  <Spans text={cell} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row) => (
              <tr key={row.join('|')}>
                {row.map((cell, at) => (
                  <td key={`${block.head[at]}`}>
                    <Spans text={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    default:
      return block satisfies never;
  }
}

function Spans({ text }: { text: string }) {
  return markdownSpans(text).map((span, at) => {
    const key = `${at}${span.text}`;
    if (span.kind === 'strong') return <strong key={key}>{span.text}</strong>;
    if (span.kind === 'code') return <code key={key}>{span.text}</code>;
    return <Fragment key={key}>{span.text}</Fragment>;
  });
}
