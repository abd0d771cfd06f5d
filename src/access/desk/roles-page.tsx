import type { z } from 'zod'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { useKnows, useSay } from '../../../web/kit/i18n.ts'
import { Page } from '../../../web/kit/page.tsx'
import { Answered } from '../../../web/kit/states.tsx'
import { listRoles } from '../officers-contract.ts'
import { useRoleName } from './role-name.ts'
import { TableRegion } from './table-region.tsx'
import './account.css'
import './roles.css'

type Roles = z.output<typeof listRoles.output>['roles']

/** What each role may do and who holds it here. Nothing can be changed on this page. */
function RolesPage() {
  const say = useSay()
  const roles = useAsk(listRoles, {})
  return (
    <Page title={say('access:roles.title')}>
      <Answered of={roles} rows={12}>
        {({ roles }) => (
          <div className="pane">
            <Card title={say('access:roles.holders')} bleed>
              <Holders roles={roles} />
            </Card>
            <Card title={say('access:roles.matrix')} bleed>
              <Matrix roles={roles} />
            </Card>
          </div>
        )}
      </Answered>
    </Page>
  )
}

function Holders({ roles }: { roles: Roles }) {
  const say = useSay()
  const nameOf = useRoleName()
  return (
    <TableRegion label={say('access:roles.holders')}>
      <table>
        <thead>
          <tr>
            <th>{say('access:roles.role')}</th>
            <th>{say('access:roles.source')}</th>
            <th>{say('access:roles.here')}</th>
          </tr>
        </thead>
        <tbody>
          {roles.map(({ code, source, holders }) => (
            <tr key={code}>
              <td>{nameOf(code)}</td>
              <td className="num nowrap">{source ?? say('access:roles.own')}</td>
              <td>{holders.map(({ name }) => name).join(', ') || say('access:roles.nobody')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  )
}

function Matrix({ roles }: { roles: Roles }) {
  const say = useSay()
  const knows = useKnows()
  const nameOf = useRoleName()
  const rights = [...new Set(roles.flatMap((role) => role.rights))].sort()
  return (
    <TableRegion label={say('access:roles.matrix')}>
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col">{say('access:roles.right')}</th>
            {roles.map(({ code }) => (
              <th key={code} scope="col">
                {nameOf(code)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rights.map((right) => (
            <tr key={right}>
              <th scope="row">{knows(`access:right.${right}`) ? say(`access:right.${right}`) : right}</th>
              {roles.map(({ code, rights }) => (
                <td key={code}>{rights.includes(right) ? say('access:roles.may') : ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  )
}

export { RolesPage as Page }
