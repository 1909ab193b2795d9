// Probes of the Colyseus room through its own SDK; speaks as tests/bench/load/generator.py does: `node probe.mjs SPEC`.
import { createInterface } from "node:readline"
import { Client } from "@colyseus/sdk"

const spec = JSON.parse(process.argv[2])
const HOMES = [[-8.75, 10], [8.75, 10]]
const RADIUS = 3.5
const STEP = 0.16
const STEP_MS = 100
const SETTLE_MS = 1500
const NEAR = 10
const MOST_UNSEEN = 100
const seconds = () => performance.now() / 1000

const probes = []
let measuring = false
const count = { moves: 0, dropped: 0, late: [], near: [], far: [] }

function walk(probe) {
  const away = (x, z) => Math.hypot(x - probe.home[0], z - probe.home[1])
  if (Math.random() < 0.1) probe.heading += Math.random() * 120 - 60
  for (let attempt = 0; attempt < 5; attempt++) {
    const turn = (probe.heading * Math.PI) / 180
    const x = probe.x + Math.sin(turn) * STEP
    const z = probe.z - Math.cos(turn) * STEP
    if (away(x, z) <= RADIUS || away(x, z) < away(probe.x, probe.z)) {
      probe.x = x
      probe.z = z
      break
    }
    const homewards = Math.atan2(probe.home[0] - probe.x, probe.z - probe.home[1])
    probe.heading = (homewards * 180) / Math.PI + Math.random() * 120 - 60
  }
  probe.heading = ((probe.heading % 360) + 360) % 360
}

function move(probe) {
  walk(probe)
  const bytes = new DataView(new ArrayBuffer(5))
  probe.sentX = Math.round(probe.x * 100)
  probe.sentZ = Math.round(probe.z * 100)
  bytes.setInt16(0, probe.sentX, true)
  bytes.setInt16(2, probe.sentZ, true)
  bytes.setUint8(4, Math.round((probe.heading * 256) / 360) & 0xff)
  const now = seconds()
  probe.room.sendBytes("m", new Uint8Array(bytes.buffer))
  for (const observer of probes) {
    if (observer === probe) continue
    const near = Math.hypot(observer.x - probe.x, observer.z - probe.z) <= NEAR
    const unseen = observer.unseen.get(probe) ?? []
    unseen.push({ then: now, x: probe.sentX, z: probe.sentZ, near })
    if (unseen.length > MOST_UNSEEN) unseen.shift()
    observer.unseen.set(probe, unseen)
  }
  if (measuring) count.moves++
}

function look(observer, state) {
  const now = seconds()
  for (const mover of probes) {
    const unseen = observer.unseen.get(mover)
    const player = unseen && state.players?.get(mover.room.sessionId)
    if (!player) continue
    const found = unseen.findIndex((each) => each.x === player.x && each.z === player.z)
    for (const each of unseen.splice(0, found + 1)) {
      if (measuring) (each.near ? count.near : count.far).push(now - each.then)
    }
  }
}

async function join(number) {
  const [x, z] = spec.starts[number]
  const seat = { name: `Visitor ${spec.first + number}`, x: Math.round(x * 100), z: Math.round(z * 100) }
  const room = await new Client(spec.address.replace(/\/$/, "")).joinOrCreate("hall", seat)
  const heading = Math.random() * 360
  const probe = { room, x, z, sentX: seat.x, sentZ: seat.z, heading, home: HOMES[number % 2], unseen: new Map() }
  room.onStateChange((state) => look(probe, state))
  room.onLeave(() => count.dropped++)
  probes.push(probe)
}

const rounded = (x, z) => [x / 100, z / 100]

function result() {
  const bodies = Object.fromEntries(probes.map((each) => [each.room.sessionId, rounded(each.sentX, each.sentZ)]))
  const shown = (each) =>
    Object.fromEntries([...each.room.state.players].map(([body, player]) => [body, rounded(player.x, player.z)]))
  const seen = Object.fromEntries(probes.map((each) => [each.room.sessionId, shown(each)]))
  return JSON.stringify({ ...count, bodies, seen })
}

for (let number = 0; number < spec.starts.length; number++) await join(number)
const began = performance.now()
let turns = 0
let moving = true
const timer = setInterval(() => {
  // Every probe in its turn, as many as are due: timers of Node are a little late.
  for (;;) {
    const due = began + (turns / probes.length) * STEP_MS
    if (!moving || due > performance.now()) return
    if (measuring) count.late.push((performance.now() - due) / 1000)
    move(probes[turns++ % probes.length])
  }
}, 1)
console.log("joined")

createInterface({ input: process.stdin }).on("line", (word) => {
  if (word === "measure") measuring = true
  if (word === "stop") {
    measuring = moving = false
    clearInterval(timer)
    setTimeout(() => console.log(result()), SETTLE_MS)
  }
})
