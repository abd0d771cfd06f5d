import {
  IconBuildingCommunity,
  IconDeviceMobile,
  IconMail,
  IconMessageCircle,
  IconPhone,
  IconUserSearch,
  IconUsersGroup,
  IconWorldWww,
} from '@tabler/icons-react'
import type { Item } from '../contract.ts'

const icons: Readonly<Partial<Record<Item['channel'], typeof IconPhone>>> = {
  WebForm: IconWorldWww,
  Call: IconPhone,
  NGOReferral: IconUsersGroup,
  VillageOfficial: IconBuildingCommunity,
  AuthorityReferral: IconBuildingCommunity,
  WalkIn: IconUserSearch,
  Email: IconMail,
  MobileApp: IconDeviceMobile,
}

/** By what way a report came. Its word always stands beside it. */
export function ChannelIcon({ channel }: { channel: Item['channel'] }) {
  const Icon = icons[channel] ?? IconMessageCircle
  return <Icon size={13} stroke={1.75} aria-hidden="true" />
}
