"""One message of every kind, in every shape that matters to a decoder. The golden vectors are made from these."""

from msgspec.structs import replace

from scenes.document import Door, Light, Surface
from scenes.entities import Body, Gesture, Look, Motion, Role, Seat
from scenes.money import Money
from scenes.places import Place, Pose
from scenes.products import Option, OptionValue, Product, Variant
from vstore.protocol import client, server, views
from vstore.protocol.client_talk import RateSpeech, ShowTyping
from vstore.protocol.delivery import DeliveryShown, DeliveryView, GetDelivery
from vstore.protocol.friends import (
    FollowFriend,
    Following,
    FriendCartShown,
    FriendLine,
    FriendMet,
    FriendsShown,
    FriendView,
    InvitationMade,
    InviteFriend,
    LineTaken,
    PartFromFriend,
    ShareCart,
    TakeLine,
)
from vstore.protocol.store_view import LegalView, StoreView, ThemeView, VoiceView
from vstore.protocol.wishes import ChangeWish, GetWishes, WishesShown, WishView

WON = "KRW"

CONTACT = client.Contact(
    name="김하나",
    email="hana@example.com",
    address="세종대로 1",
    postal_code="04524",
    city="서울",
    phone="+82 10 0000 0000",
)
ABROAD = client.Contact(
    name="Eve", email="eve@example.com", address="1 Main St", country="US", region="CA", address_detail="Flat 2"
)
LEGAL = LegalView("https://maru.example/terms", "https://maru.example/privacy", "/returns", {"ko": "대표 이마루"})
THEME = ThemeView("#b4452f", "soft", "serif")
VOICE = VoiceView(hears=("en", "ko"), speaks=("ko",))
PRODUCT = Product(
    id="harbor-coat",
    name={"en": "Harbor Coat", "ko": "하버 코트"},
    description={"en": "A coat for rain.", "ko": "비 오는 날의 코트."},
    kind={"en": "coat", "ko": "코트"},
    category={"en": "Outerwear", "ko": "아우터"},
    brand="Dune & Co",
    material={"en": "cotton", "ko": "면"},
    tags=("waterproof",),
    options=(
        Option(
            "color", {"en": "Colour", "ko": "색상"}, (OptionValue("beige", {"en": "Beige", "ko": "베이지"}, "#d9c7a3"),)
        ),
        Option("size", {"en": "Size", "ko": "사이즈"}, (OptionValue("m", {"en": "M"}),)),
    ),
    variants=(
        Variant(
            "HC-BE-M",
            Money(189_000, WON),
            3,
            {"color": "beige", "size": "m"},
            Money(219_000, WON),
            "/assets/hc.webp",
            gtin="8801234567893",
            weight=1_250,
            images=("/assets/hc-back.webp",),
            videos=("/assets/hc.mp4",),
            model="coat-beige.glb",
            until="2026-11-22T12:00:00Z",
        ),
        Variant("HC-BE-L", Money(189_000, WON)),
    ),
    images=("/assets/hc.webp",),
    model="library:coat",
    details={"care": {"en": "Dry clean"}},
    rating=4.5,
    categories=({"en": "Clothing", "ko": "의류"}, {"en": "Coats"}),
    videos=("https://brand.example/coat.mp4",),
)
LINE = views.CartLine(
    sku="HC-BE-M",
    product="harbor-coat",
    name=PRODUCT.name,
    choice={"en": "Beige / M"},
    quantity=2,
    unit_price=Money(189_000, WON),
    total=Money(378_000, WON),
    image="/assets/hc.webp",
    problem="sold_out",
    was=Money(219_000, WON),
)
PRICED_CART = views.CartView(
    lines=(
        views.CartLine("HC-BE-L", "harbor-coat", {}, {}, 1, Money(189_000, WON), Money(189_000, WON), discount=18_900),
    ),
    subtotal=Money(189_000, WON),
    delivery=Money(0, WON),
    total=Money(187_110, WON),
    discounts=(
        views.DiscountView({"en": "Spring", "ko": "봄맞이"}, Money(18_900, WON), "SPRING"),
        views.DiscountView({"en": "Free delivery"}, Money(3_000, WON), on_delivery=True),
    ),
    coupons=(
        views.CouponView("SPRING", {"en": "Spring", "ko": "봄맞이"}),
        views.CouponView("BIG", {"en": "Big"}, "short", Money(11_000, WON)),
    ),
    tax=Money(17_010, WON),
    tax_included=False,
)
FORM = views.AddressFormView(
    "US",
    ("address", "address_detail", "city", "region", "postal_code"),
    ("address", "city", "region", "postal_code"),
    r"(\d{5})(?:[ \-](\d{4}))?",
    "95014",
    (views.RegionView("CA", {"en": "California"}),),
)
CART = views.CartView(lines=(LINE,), subtotal=Money(0, WON), delivery=Money(3_000, WON), total=Money(3_000, WON))
ORDER = views.OrderView(
    number="VS-7K4M-2QPX",
    state="needs_action",
    lines=(LINE,),
    subtotal=Money(378_000, WON),
    delivery=Money(0, WON),
    total=Money(378_000, WON),
    placed_at="2026-11-22T04:00:00Z",
    contact=CONTACT,
    action=views.PaymentAction("confirm"),
)
PIECES = (client.Pieces("HC-BE-M", 1),)
LIVED = views.OrderView(
    number="VS-7K4M-2QPX",
    state="partly_shipped",
    lines=(LINE,),
    subtotal=Money(378_000, WON),
    delivery=Money(0, WON),
    total=Money(378_000, WON),
    placed_at="2026-11-22T04:00:00Z",
    contact=CONTACT,
    shipments=(
        views.ShipmentView(1, "CJ대한통운", "6451-2389", PIECES, "2026-11-23T01:00:00Z", "2026-11-24T05:00:00Z"),
        views.ShipmentView(2, "Courier", "", PIECES, "2026-11-24T01:00:00Z"),
    ),
    cancelled=PIECES,
    returns=(views.ReturnView(1, PIECES, PIECES, "2026-11-25T01:00:00Z", withdrawal=True),),
    refunds=(views.RefundView(Money(189_000, WON), "done", "cancelled"),),
    cancellable=PIECES,
    returnable=PIECES,
    withdraw_until="2026-12-04T05:00:00Z",
)
TRANSFER = views.PaymentAction(
    "transfer",
    transfer=views.Transfer(
        "신한은행", "110-123-456789", "노스웨이", "VS-7K4M-2QPX", "2026-11-29T04:00:00Z", Money(378_000, WON)
    ),
)
PRICED_ORDER = views.OrderView(
    number="VS-7K4M-2QPX",
    state="paid",
    lines=PRICED_CART.lines,
    subtotal=Money(189_000, WON),
    delivery=Money(0, WON),
    total=Money(187_110, WON),
    placed_at="2026-11-22T04:00:00Z",
    contact=ABROAD,
    discounts=PRICED_CART.discounts,
    delivery_method=DeliveryView("parcel", {"en": "Parcel"}, Money(0, WON), (1, 2)),
    tax=Money(17_010, WON),
    tax_included=False,
)
AGENT = Body(
    id=1,
    role=Role.AGENT,
    name="Sori",
    pose=Pose(0.0, -2.5, 180.0),
    motion=Motion.WALK,
    pointing_at="d1",
    look=Look(hair="bob"),
    names={"en": "Sori", "ko": "소리"},
)
SEAT = Seat("bench", (6.66, 0.45, -2.3), 270.0)
VISITOR = Body(id=2, role=Role.VISITOR, name="하나", pose=Pose(1.5, 2.0))
SITTER = Body(id=3, role=Role.VISITOR, name="Mina", pose=Pose(1.5, 2.0), seat=SEAT, looking_at="d1")
DISPLAY = views.DisplayView(
    id="d1",
    product="harbor-coat",
    sku="HC-BE-M",
    position=(-3.5, 0.5, -4.25),
    size=(0.5, 1.1, 0.25),
    heading=90.0,
    model="/library/coat.glb",
    tint="#d9c7a3",
    fixture="rack-1",
    sold_out=True,
)
FIXTURE = views.FixtureView(
    id="rack-1",
    kind="rack",
    position=(-3.5, 0.0, -4.25),
    size=(2.0, 1.75, 0.5),
    heading=90.0,
    model="/library/rack.glb",
    text={"en": "Coats"},
)
SCENE = server.SceneOpened(
    scene="atelier",
    name={"en": "Atelier", "ko": "아틀리에"},
    width=20.0,
    depth=14.0,
    height=3.5,
    surface=Surface(floor="stone"),
    fixtures=(FIXTURE, views.FixtureView("rug", "rug", (0.0, 0.0, 0.0), (2.0, 0.02, 3.0), solid=False)),
    displays=(DISPLAY,),
    doors=(Door("east", {"en": "Living"}, Pose(10.0, 0.0, 270.0), "living", "west"),),
    lights=(Light("point", (0.0, 3.0, 0.0), "#fff1dd", 0.75),),
    products=(PRODUCT,),
    bodies=(AGENT, VISITOR),
    you=2,
    area_of_interest=25.0,
)
WELCOME = server.Welcome(
    protocol=1,
    schema="0123456789abcdef",
    body=2,
    tick_rate=20.0,
    limits=views.Limits(16_384, 500, 25.0, 40.0, 60.0),
    resume="resume-token",
    visitor="visitor-token",
    store=StoreView(
        {"en": "Maru"}, ("en", "ko"), WON, {"atelier": {"en": "Atelier"}}, legal=LEGAL, theme=THEME, voice=VOICE
    ),
    resumed=True,
)

CLIENT: tuple[client.ClientMessage, ...] = (
    client.Hello(protocol=1),
    client.Hello(
        protocol=1,
        locale="ko-KR",
        name="하나",
        look=Look(hair="bun", top_color="#112233"),
        scene="atelier",
        resume="r",
        visitor="v",
        received=12,
        at="HC-BE-M",
    ),
    client.Hello(protocol=1, invitation="kY3-_w"),
    InviteFriend(25),
    FollowFriend(26, 4),
    FollowFriend(27),
    PartFromFriend(28, 4),
    ShareCart(29, 4),
    ShareCart(30, 4, False),
    TakeLine(31, 4, "HC-BE-M"),
    client.Walk(Place(1.5, -2.25)),
    client.Steer(Pose(1.5, -2.25, 359.5)),
    client.Face(90.0),
    client.Gesticulate(Gesture.WAVE),
    client.Gesticulate(Gesture.CLAP),
    client.ChangeLook(32, Look(hair="bob", top_color="#2f5d50")),
    client.ChangeLook(33, Look(avatar="0f" * 32)),
    client.Sit("bench"),
    client.Sit(),
    client.Teleport(Place(-2.5, 3.0)),
    client.Point("d1"),
    client.Point(),
    client.LookAt("d1"),
    client.LookAt(),
    client.Say(7, "비 오는 날 입을 코트 있어요? <b>&"),
    client.EnterDoor(8, "east"),
    client.GetProduct(9, "harbor-coat"),
    client.ChangeCart(10, "HC-BE-M", 2),
    client.ChangeCart(4_294_967_295, "HC-BE-M", 0),
    client.CheckOut(11, "3f2c9a7d11", CONTACT, 378_000),
    client.CheckOut(12, "3f2c9a7d12", CONTACT, 378_000, "decline"),
    client.CheckOut(12, "3f2c9a7d13", ABROAD, 378_000, delivery="parcel", codes=("SPRING",)),
    client.ApplyCoupon(17, "SPRING"),
    client.ApplyCoupon(18, "SPRING", True),
    client.GetQuote(19),
    GetWishes(21),
    ChangeWish(22, "HC-BE-M"),
    ChangeWish(23, "HC-BE-M", False),
    GetDelivery(24, "HC-BE-M"),
    client.GetQuote(20, client.Address("US", "CA", "Cupertino", "95014", "1 Main St", "Flat 2"), "parcel"),
    client.ConfirmPayment(13, "VS-7K4M-2QPX", True),
    client.GetOrders(14),
    client.LinkEmail(20, "hana@example.com"),
    client.ConfirmEmail(21, "042137"),
    client.CancelOrder(15, "cancel-0001", "VS-7K4M-2QPX", PIECES, "너무 커요"),
    client.CancelOrder(16, "cancel-0002", "VS-7K4M-2QPX"),
    client.RequestReturn(17, "return-0001", "VS-7K4M-2QPX", PIECES, "too big"),
    client.RequestReturn(18, "return-0002", "VS-7K4M-2QPX"),
    client.CallClerk(15),
    client.GetConsents(17),
    client.SetConsent(18, "memory", True, "1", "ko"),
    client.SetConsent(19, "marketing", False, "2", "en"),
    ShowTyping(),
    ShowTyping(False),
    RateSpeech(22, 3, 41, True),
    RateSpeech(23, 65_535, 4_294_967_295),
    client.ChangeLocale("en"),
    client.Ping(16),
    client.Leave(),
)

SERVER: tuple[server.ServerMessage, ...] = (
    WELCOME,
    server.Waiting(place=12),
    SCENE,
    server.Appeared(VISITOR),
    server.Appeared(SITTER),
    server.Vanished(2),
    server.Poses(
        tick=65_535,
        poses=(views.BodyPose(1, -3.25, 4.5, 90.0, True), views.BodyPose(65_534, 0.0, -12.75, 358.59375, False)),
    ),
    server.Poses(tick=1),
    server.Poses(tick=2, moved=(views.BodyStep(0, 0, 255), views.BodyStep(254, 1, 2), views.BodyStep(255, 3, 4))),
    server.Poses(
        tick=3,
        poses=(views.BodyPose(7, 1.28, -1.29, 0.0, False),),
        moved=(views.BodyStep(1, 127, 128), views.BodyStep(255, 0, 0), views.BodyStep(1_020, 200, 17)),
        turned=(views.BodyTurn(1, 45.0), views.BodyTurn(65_535, 358.59375)),
        stopped=(255, 510, 600),
        left=(2, 3, 300),
    ),
    server.Corrected(Pose(1.0, 2.0, 45.0)),
    server.Arrived(True),
    server.Pointed(1, "d1"),
    server.Pointed(1),
    server.Looked(2, "d1"),
    server.Looked(2),
    server.Seated(2, SEAT),
    server.Seated(2),
    server.Gestured(1, Gesture.NOD),
    server.Said(1, 3, "이 코트는 ", False, ("d1",), 2),
    server.Said(1, 3, "189,000원이에요."),
    server.Said(1, 4, "The Harbor Coat is warmer.", to=2, products=("harbor-coat", "drizzle-shell")),
    server.Typing(7, True),
    server.Suggested(("What sizes are there?", "소재가 뭐예요?")),
    server.Thinking(1, True),
    server.DisplayChanged(DISPLAY),
    server.ProductShown(PRODUCT, ref=9),
    server.ProductShown(PRODUCT, sku="HC-BE-M", open=True),
    server.ProductChanged(PRODUCT),
    server.StockChanged("harbor-coat", {"HC-BE-M": 0, "HC-BE-L": None}),
    server.CartChanged(CART),
    server.OrderChanged(ORDER),
    server.OrderChanged(LIVED),
    server.OrderChanged(replace(ORDER, action=TRANSFER)),
    server.OrderChanged(replace(ORDER, state="declined", action=None, reason="payment_no_funds")),
    server.CheckoutOffered(),
    server.ClerkCalled(),
    server.EmailLinked("hana@example.com"),
    server.ConsentsShown(
        (
            views.ConsentView(
                "memory", "1", {"en": "Taste", "ko": "취향"}, {"en": "Agents remember.", "ko": "기억해요."}
            ),
            views.ConsentView("marketing", "2", {"en": "News"}, {"en": "E-mail."}, True, "2026-11-22T04:00:00Z"),
        )
    ),
    server.Done(11),
    server.CartChanged(PRICED_CART),
    server.Quoted(
        views.QuoteView(
            cart=PRICED_CART,
            options=(
                DeliveryView("parcel", {"en": "Parcel"}, Money(0, WON), (1, 2), ("2026-11-24", "2026-11-25")),
                DeliveryView("dawn", {"en": "By dawn"}, Money(6_000, WON)),
            ),
            countries=("KR", "US"),
            delivery="parcel",
            form=FORM,
            faults=(
                views.FieldFault("region", "field_missing"),
                views.FieldFault("postal_code", "field_wrong", "95014"),
            ),
        )
    ),
    WishesShown(
        (
            WishView("HC-BE-M", "harbor-coat", {"en": "Harbor Coat"}, {"en": "Beige / M"}, Money(189_000, WON), left=3),
            WishView("GONE"),
        )
    ),
    DeliveryShown("HC-BE-M", (DeliveryView("parcel", {"en": "Parcel"}, Money(0, WON), (1, 2)),)),
    InvitationMade("kY3-_w", 1_800.0),
    FriendsShown((FriendView(4, "하나", "atelier", 2), FriendView(5, "Mina", "living", None, True, True))),
    FriendsShown(),
    FriendMet(4, "하나"),
    FriendMet(5, "Mina", True),
    Following(4),
    Following(),
    FriendCartShown(
        4, (FriendLine("HC-BE-M", "harbor-coat", PRODUCT.name, {"en": "Beige / M"}, 2, Money(189_000, WON)),)
    ),
    FriendCartShown(5),
    LineTaken(5, "HC-BE-M", PRODUCT.name, 2),
    server.Quoted(views.QuoteView(CART, (), ("KR",), obstacle="not_delivered_there")),
    server.OrderChanged(PRICED_ORDER),
    server.Refused("field_wrong", "Please check.", 11, "postal_code"),
    server.Refused("sold_out", "하버 코트는 품절입니다.", 10),
    server.Refused("not_possible", "That is not possible here."),
    server.Closing("shutting_down", "The store is closing for a moment.", True),
    server.Closing("replaced", "You have entered again from another window.", False),
    server.Pong(16),
)
