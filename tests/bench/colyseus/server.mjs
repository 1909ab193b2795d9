// A Colyseus room that does what the benchmark's hall of vstore does: `node server.mjs AREA|none` prints its address.
//
// Fields are quantised as far as the protocol goes: 16-bit centimetres (as `t.quantized` would send, without its
// arithmetic) and 8-bit headings; moves come as five raw bytes. With an area of interest everybody has a view, kept at
// 5 Hz over a grid, a quarter of the visitors every 50 ms so that no patch waits long. Neither walls nor speed are
// checked, as vstore does.
import { Room, Server } from "@colyseus/core"
import { Encoder, StateView, schema, t } from "@colyseus/schema"
import { WebSocketTransport } from "@colyseus/ws-transport"

const AREA = process.argv[2] === "none" ? Infinity : Number(process.argv[2])
const HAS_AREA = AREA !== Infinity
const ENTER = (AREA * 100) ** 2
const LEAVE = ((AREA + 1) * 100) ** 2
const CELL = (AREA + 1) * 100
const DISPLAYS = 200
const PATCH_MS = 50
const PARTS = 4
const STOCK_MS = 100
Encoder.BUFFER_SIZE = 512 * 1024 // the whole state of some thousand visitors

const Player = schema({ name: t.string(), x: t.int16(), z: t.int16(), heading: t.uint8() }, "Player")
const Display = schema({ sku: t.string(), stock: t.uint16() }, "Display")
const Hall = schema({ players: HAS_AREA ? t.map(Player).view() : t.map(Player), displays: t.map(Display) }, "Hall")

class HallRoom extends Room {
  patchRate = PATCH_MS
  autoDispose = false
  state = new Hall()
  bodies = new Map()
  part = 0
  nextDisplay = 0

  onCreate() {
    for (let number = 0; number < DISPLAYS; number++) {
      const display = new Display()
      display.sku = `THING-${number}`
      display.stock = 50
      this.state.displays.set(display.sku, display)
    }
    this.onMessageBytes("m", (client, bytes) => this.move(client, bytes))
    this.clock.setInterval(() => this.changeStock(), STOCK_MS)
    if (HAS_AREA) this.clock.setInterval(() => this.refreshViews(), PATCH_MS)
    this.setSimulationInterval(() => {}, PATCH_MS)
  }

  onJoin(client, options) {
    const player = new Player()
    player.name = options.name
    player.x = options.x
    player.z = options.z
    player.heading = 0
    this.state.players.set(client.sessionId, player)
    // Plain numbers beside the state: reading them costs less than the state's own fields.
    this.bodies.set(client.sessionId, { client, player, x: options.x, z: options.z, inView: new Set() })
    if (HAS_AREA) {
      client.view = new StateView()
      client.view.add(player)
    }
  }

  onLeave(client) {
    const body = this.bodies.get(client.sessionId)
    this.bodies.delete(client.sessionId)
    for (const other of this.bodies.values()) other.inView.delete(body)
    client.view?.dispose()
    this.state.players.delete(client.sessionId)
  }

  move(client, bytes) {
    const body = this.bodies.get(client.sessionId)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    body.x = body.player.x = view.getInt16(0, true)
    body.z = body.player.z = view.getInt16(2, true)
    body.player.heading = view.getUint8(4)
  }

  changeStock() {
    const display = this.state.displays.get(`THING-${this.nextDisplay}`)
    display.stock = display.stock === 7 ? 19 : 7
    this.nextDisplay = (this.nextDisplay + 1) % DISPLAYS
  }

  refreshViews() {
    const cells = new Map()
    const cellOf = (x, z) => Math.floor(x / CELL) * 1000 + Math.floor(z / CELL)
    for (const body of this.bodies.values()) {
      const cell = cellOf(body.x, body.z)
      const there = cells.get(cell)
      if (there) there.push(body)
      else cells.set(cell, [body])
    }
    this.part = (this.part + 1) % PARTS
    let turn = 0
    for (const body of this.bodies.values()) {
      if (turn++ % PARTS === this.part) this.refreshView(body, cells)
    }
  }

  refreshView(body, cells) {
    const { x, z, inView, client } = body
    for (const other of inView) {
      if ((other.x - x) ** 2 + (other.z - z) ** 2 > LEAVE) {
        inView.delete(other)
        client.view.remove(other.player)
      }
    }
    const home = Math.floor(x / CELL) * 1000 + Math.floor(z / CELL)
    for (const across of [-1000, 0, 1000]) {
      for (const along of [-1, 0, 1]) {
        for (const other of cells.get(home + across + along) ?? []) {
          if (other !== body && !inView.has(other) && (other.x - x) ** 2 + (other.z - z) ** 2 <= ENTER) {
            inView.add(other)
            client.view.add(other.player)
          }
        }
      }
    }
  }
}

const transport = new WebSocketTransport()
const server = new Server({ transport, greet: false })
server.define("hall", HallRoom)
await server.listen(0, "127.0.0.1")
console.log(`open at http://127.0.0.1:${transport.server.address().port}/`)
