"""Verifies Ed25519 signatures by RFC 8032, which Python's own library does not."""
import hashlib

P, D = 2**255 - 19, -121665 * pow(121666, -1, 2**255 - 19)  # the curve of Ed25519, RFC 8032
L = 2**252 + 27742317777372353535851937790883648493


def add(a, b):
    (x1, y1, z1, t1), (x2, y2, z2, t2) = a, b
    e, f = (y1 - x1) * (y2 - x2), (y1 + x1) * (y2 + x2)
    g, h = 2 * t1 * t2 * D, 2 * z1 * z2
    e, f, g, h = f - e, h - g, h + g, f + e
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, point):
    sum_ = (0, 1, 1, 0)
    while n:
        if n & 1:
            sum_ = add(sum_, point)
        point, n = add(point, point), n >> 1
    return sum_


def point(raw):
    y = int.from_bytes(raw, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    xx = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(xx, (P + 3) // 8, P)
    if (x * x - xx) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - xx) % P:
        raise ValueError("no point of the curve")
    x = P - x if x % 2 != sign else x
    return x, y, 1, x * y % P


def verify(key, message, signature):
    """Whether 64 bytes are the signature of the holder of this 32-byte key over the message."""
    s = int.from_bytes(signature[32:], "little")
    if len(key) != 32 or len(signature) != 64 or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    try:
        left = times(s, point(bytes.fromhex("58" + "66" * 31)))
        right = add(point(signature[:32]), times(k, point(key)))
    except ValueError:
        return False
    return all((left[i] * right[2] - right[i] * left[2]) % P == 0 for i in (0, 1))
