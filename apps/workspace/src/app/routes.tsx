import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { Gate } from './gate.tsx';
import { RouteFailure } from './route-failure.tsx';
import { MissingScreen, ScreenFrame } from './screen-frame.tsx';
import { screens, type Screen } from './screens.ts';
import { Waiting } from './waiting.tsx';

function routeOf(screen: Screen): RouteObject {
  return {
    path: screen.path,
    handle: screen,
    lazy: async () => {
      const Inner = await screen.load();
      return {
        Component: () => (
          <ScreenFrame screen={screen}>
            <Inner />
          </ScreenFrame>
        ),
      };
    },
  };
}

/** The addresses of the workspace: the invitation is open to who holds its link, everything else asks for a session. */
export const router = createBrowserRouter(
  [
    {
      errorElement: <RouteFailure />,
      HydrateFallback: Waiting,
      children: [
        {
          path: 'invitation/:token',
          lazy: async () => ({ Component: (await import('./invitation.tsx')).Invitation }),
        },
        {
          element: <Gate />,
          children: [
            { index: true, element: <Navigate to="/my-work" replace /> },
            { errorElement: <RouteFailure />, children: screens.map(routeOf) },
            { path: '*', element: <MissingScreen /> },
          ],
        },
      ],
    },
  ],
  { basename: '/workspace' },
);
