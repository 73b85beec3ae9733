"""A picture of the Skarrow Race.

In: nothing. Out: its plate.
"""

from tools.darkroom.plate import LANDSCAPE, Plate, Point, Tone, dimmed
from tools.darkroom.shapes import curve, moved, oval, points
from tools.darkroom.weather import clouds, foam, sea


def gig_race() -> Plate:
    """Kittiwake on a crest, six oars out, and Fair Isobel showing only heads behind her."""
    plate, horizon = Plate(*LANDSCAPE), 23.0
    plate.wash([(0, (0.36, 0.55, 0.74)), (15, (0.62, 0.75, 0.83)), (horizon, (0.84, 0.88, 0.87))])
    clouds(plate, horizon, (0.97, 0.97, 0.95), 36, cover=0.5, strength=0.85)
    plate.fill(
        (0.5, 0.58, 0.6),
        [*curve([(52, 23), (66, 20.4), (80, 19.6), (91, 21.2), (100, 22.4)]), (100, 24), (52, 24)],
        soft=0.1,
    )
    sea(plate, horizon, (0.38, 0.54, 0.6), (0.08, 0.2, 0.27), 19, chop=0.75)
    buoy(plate, (86, 33))
    crew(plate, (5, 33.6), 0.52, (0.35, 0.22, 0.12), (0.14, 0.28, 0.5))
    trough = [*curve(points("-2,36 14,33.6 34,35 55,33.4 78,36 102,34.4")), (102, 46), (-2, 46)]
    water = plate.fill((0.13, 0.28, 0.35), trough)
    plate.mottle(water, (10, 1.6), 5, 0.7)
    plate.rim(water, (0, -1), 0.4, (0.6, 0.7, 0.72), 0.4)
    crew(plate, (16, 48), 1.08, (0.93, 0.92, 0.87), (0.62, 0.1, 0.1))
    front = [*curve(points("-2,53 18,50.6 42,51.6 66,49.9 86,51.4 102,50")), (102, 70), (-2, 70)]
    near = plate.fill((0.09, 0.21, 0.28), front)
    plate.mottle(near, (13, 2.4), 7, 0.8)
    plate.mottle(near, (2.5, 0.6), 8, 0.5)
    plate.rim(near, (0.1, -1), 0.5, (0.55, 0.66, 0.7), 0.45)
    foam(plate, [(84, 49, 6, 2.4), (20, 51, 9, 1.4), (47, 52.5, 16, 1.1)], 55, (0.95, 0.97, 0.97))
    return plate


def buoy(plate: Plate, at: Point) -> None:
    """The Pell buoy: a can with a cage and a lamp, leaning on the tide."""
    tone: Tone = (0.55, 0.13, 0.1)
    body = plate.fill(tone, moved([(-2.6, 0.6), (-2.3, -2.4), (2.3, -2.4), (2.6, 0.6)], at, turn=0.12))
    plate.stroke(
        tone,
        0.35,
        *(
            moved(line, at, turn=0.12)
            for line in ([(-1.9, -2.4), (-0.7, -7.5)], [(1.9, -2.4), (0.7, -7.5)], [(-1.3, -5), (1.3, -5)])
        ),
    )
    plate.fill((0.2, 0.2, 0.2), moved([(-0.8, -8.8), (0.8, -8.8), (0.8, -7.4), (-0.8, -7.4)], at, turn=0.12))
    plate.rim(body, (-1, -0.4), 0.4, (0.9, 0.7, 0.6), 0.5)


def crew(plate: Plate, at: Point, size: float, paint: Tone, shirts: Tone) -> None:
    """A six-oared gig and her cox, pulling to the right."""
    x, y = at
    for n in range(6):
        rower(plate, (x + (10 + 8.2 * n) * size, y - 2.4 * size), size, shirts)
    cox = moved(curve(points("-1,0.5 -1.5,-3.6 0,-5 1.5,-3.4 1.2,0.5")), (x + 3.4 * size, y - 2.6 * size), size)
    plate.fill((0.12, 0.16, 0.22), cox)
    plate.dots((0.72, 0.52, 0.4), [(x + 3.6 * size, y - 8.5 * size, 1.05 * size)])
    sheer = curve(points("0,-4.4 8,-2.7 30,-2 52,-2.8 63,-5"))
    hull = [*sheer, *curve(points("63,-5 60,-0.6 50,1.6 30,2.2 10,1.7 2,0"))]
    boat = plate.fill(paint, moved(hull, at, size))
    strake = [*sheer, *reversed(curve(points("0.3,-3.6 8,-2 30,-1.3 52,-2.1 62.6,-4.2")))]
    plate.fill(dimmed(shirts, 0.5), moved(strake, at, size))
    plate.mottle(boat, (8 * size, 1), 4, 0.25)
    oars = [moved([(8 + 8.2 * n, -3.6), (1.5 + 8.2 * n, 3.2)], at, size) for n in range(6)]
    plate.stroke((0.72, 0.58, 0.38), 0.42 * size, *oars)
    blade = points("-1.9,0.3 -1.4,1.2 1.2,-2.2 0.6,-2.8")
    plate.fill((0.93, 0.93, 0.9), *(moved(blade, end, size) for _, end in oars))


def rower(plate: Plate, seat: Point, size: float, shirt: Tone) -> None:
    """One of the six at the middle of the stroke."""
    torso = curve(points("-0.9,0.4 -1.9,-2.4 -2.4,-4.6 -1.2,-5.6 0.3,-4.9 0.9,-2.2 1.1,0.4"))
    man = plate.fill(shirt, moved(torso, seat, size))
    plate.stroke((0.76, 0.56, 0.44), 0.75 * size, moved(points("-1.3,-4.6 -3,-2.4 -1.6,-1.4"), seat, size))
    plate.dots((0.74, 0.54, 0.42), [(seat[0] - 2 * size, seat[1] - 6.7 * size, 1.05 * size)])
    plate.fill((0.17, 0.13, 0.1), moved(oval((-1.75, -7.2), 1.05, 0.66), seat, size))
    plate.rim(man, (-0.6, -1), 0.3 * size, (0.9, 0.85, 0.75), 0.35)
