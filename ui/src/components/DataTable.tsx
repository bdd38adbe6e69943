import type { ReactNode } from "react";

export interface Column<T> {
  readonly key: string;
  readonly head: string;
  readonly cell: (row: T) => ReactNode;
}

interface DataTableProps<T> {
  readonly caption: string;
  readonly columns: readonly [Column<T>, ...Column<T>[]];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
}

/** A table; below 600 px each row becomes a card whose cells carry their column's name. */
export function DataTable<T>({ caption, columns, rows, keyOf }: DataTableProps<T>) {
  const [first, ...others] = columns;
  return (
    <div className="rounded-card border border-line bg-surface shadow-card">
      <table className="block w-full sm:table" role="table">
        <caption className="sr-only">{caption}</caption>
        <thead className="sr-only sm:not-sr-only sm:table-header-group" role="rowgroup">
          <tr role="row">
            {columns.map(({ key, head }) => (
              <th className="px-5 py-3 text-start text-sm font-medium text-soft" key={key} role="columnheader" scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="block sm:table-row-group" role="rowgroup">
          {rows.map((row) => (
            <tr className="block border-t border-line px-5 py-3 first:border-t-0 sm:table-row sm:first:border-t" key={keyOf(row)} role="row">
              <th className="block text-start font-medium sm:table-cell sm:px-5 sm:py-3" role="rowheader" scope="row">
                {first.cell(row)}
              </th>
              {others.map(({ key, head, cell }) => (
                <td className="flex justify-between gap-4 py-1 sm:table-cell sm:px-5 sm:py-3" key={key} role="cell">
                  <span aria-hidden="true" className="text-sm text-soft sm:hidden">
                    {head}
                  </span>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
