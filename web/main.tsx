import 'virtual:mantine.css'
import 'virtual:tokens.css'
import './fonts.css'
import './kit/kit.css'
import './shell/shell.css'
import './shell/print.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { openWords } from './kit/i18n.ts'
import { questions } from './kit/questions.ts'
import { theme } from './kit/theme.ts'
import { router } from './shell/router.tsx'

await openWords()

createRoot(document.getElementById('desk')!).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={questions}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
