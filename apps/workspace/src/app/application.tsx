import { App } from 'antd';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router';
import { ApiError, whenSignedOut } from '../parts/api.ts';
import { LanguageProvider } from './language.tsx';
import { router } from './routes.tsx';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      // What the server decided will not change by asking again; a lost connection may come back.
      retry: (count, error) => count < 2 && error instanceof ApiError && (error.status === 0 || error.status === 503),
    },
    mutations: { retry: false },
  },
});

whenSignedOut(() => client.setQueryData(['session'], null));

/** The whole workspace: language, server state, routes. */
export function Application() {
  return (
    <LanguageProvider>
      <App component={false}>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </LanguageProvider>
  );
}
