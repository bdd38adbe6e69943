import { useInfiniteQuery } from "@tanstack/react-query";

interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string | undefined;
}

export interface PagedList<T> {
  /** Undefined until the first page is there. */
  readonly items: readonly T[] | undefined;
  readonly error: Error | null;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly more: () => void;
  readonly retry: () => void;
}

/** Items of each page; the server's default of 50 is more than a screen. */
export const pageSize = 25;
const refreshMillis = 5_000;

/** A list of the API, page by page along its cursor, read again every few seconds while somebody looks. */
export function usePagedList<T>(
  name: string,
  read: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
): PagedList<T> {
  const query = useInfiniteQuery({
    queryKey: [name],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    getNextPageParam: (last: Page<T>) => last.next,
    refetchInterval: refreshMillis,
  });
  return {
    items: query.data?.pages.flatMap((page) => page.items),
    error: query.error,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
    retry: () => void query.refetch(),
  };
}
