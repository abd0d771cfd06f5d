import { useEffect, useState } from 'react'

/** A value once it has stopped changing for so many milliseconds: nothing is asked at every key. */
export function useSettled<T>(value: T, milliseconds: number): T {
  const written = JSON.stringify(value)
  const [settled, settle] = useState(written)
  useEffect(() => {
    const timer = setTimeout(() => settle(written), milliseconds)
    return () => clearTimeout(timer)
  }, [written, milliseconds])
  return JSON.parse(settled) as T
}
