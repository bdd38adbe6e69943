import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/Button";
import { EmptyState } from "@/components/EmptyState";
import { ErrorNotice } from "@/components/ErrorNotice";
import { Loading } from "@/components/Loading";
import type { PagedList } from "@/lib/api/use-paged-list";

interface ListPageProps<T> {
  readonly list: PagedList<T>;
  readonly empty: { readonly title: string; readonly text: string };
  readonly children: (items: readonly T[]) => ReactNode;
}

/** A list in all its states: loading, failed, empty, there, and growing page by page. */
export function ListPage<T>({ list, empty, children }: ListPageProps<T>) {
  const { t } = useTranslation();
  const { items, error } = list;
  if (items === undefined) {
    return error === null ? <Loading rows={6} /> : <ErrorNotice error={error} onRetry={list.retry} />;
  }
  if (items.length === 0) return <EmptyState text={empty.text} title={empty.title} />;
  return (
    <>
      {error !== null && <ErrorNotice error={error} onRetry={list.retry} />}
      {children(items)}
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm text-soft" role="status">
          {t("list.shown", { count: items.length })}
        </p>
        {list.hasMore && (
          <Button disabled={list.loadingMore} look="quiet" onClick={list.more}>
            {t(list.loadingMore ? "list.loading_more" : "list.more")}
          </Button>
        )}
      </div>
    </>
  );
}
