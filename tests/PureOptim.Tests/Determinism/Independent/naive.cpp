// The paths of `pureoptim run naive`, written from src/PureOptim/order-of-operations.md alone: another language, another compiler, nothing shared.
// It prints, for each optimizer, the SHA-256 of the final parameters and every point as C99 hexadecimal numbers.
//
//   g++ -std=c++17 -O2 -ffp-contract=off naive.cpp -o naive && ./naive float64
//
// `./naive float64 vanishing` prints the paths of the adaptive optimizers from (0, 2) with an epsilon that rounds to 0.
//
// -ffp-contract=off: a product and a sum are two roundings; a fused multiply-add is written where there is one.
#include <cfloat>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <functional>
#include <limits>
#include <string>
#include <vector>

static_assert(FLT_EVAL_METHOD == 0, "every operation must round to its own type");

// ---- SHA-256 (FIPS 180-4), its constants computed from the primes as the standard defines them ----

class Sha256 {
  public:
    void add(const void* data, size_t count) {
        const auto* bytes = static_cast<const uint8_t*>(data);
        message.insert(message.end(), bytes, bytes + count);
    }

    std::string hexadecimal() const {
        auto padded = message;
        const uint64_t bits = 8 * static_cast<uint64_t>(message.size());
        padded.push_back(0x80);
        while (padded.size() % 64 != 56) padded.push_back(0);
        for (int i = 7; i >= 0; i--) padded.push_back(static_cast<uint8_t>(bits >> (8 * i)));

        uint32_t k[64], h[8];
        for (int i = 0, prime = 2; i < 64; prime++) {
            bool isPrime = true;
            for (int d = 2; d * d <= prime; d++) isPrime &= prime % d != 0;
            if (!isPrime) continue;
            if (i < 8) h[i] = fractionOfRoot(prime, 2);
            k[i++] = fractionOfRoot(prime, 3);
        }

        for (size_t start = 0; start < padded.size(); start += 64) compress(h, k, &padded[start]);
        std::string text;
        for (uint32_t word : h) {
            char part[9];
            std::snprintf(part, sizeof part, "%08x", word);
            text += part;
        }
        return text;
    }

  private:
    std::vector<uint8_t> message;

    // The first 32 bits of the fraction of a root: floor(2^32 prime^(1/n)) mod 2^32, by bisection in integers.
    static uint32_t fractionOfRoot(int prime, int n) {
        using Wide = unsigned __int128;
        uint64_t low = 0, high = 1ull << 40;
        while (high - low > 1) {
            const uint64_t middle = low + (high - low) / 2;
            // middle^n <= prime 2^(32 n); for n = 3 both sides without their last 24 + 24 bits would round, so divide instead.
            const Wide square = static_cast<Wide>(middle) * middle;
            const bool below = n == 2 ? square <= (static_cast<Wide>(prime) << 64) : square <= (static_cast<Wide>(prime) << 96) / middle;
            (below ? low : high) = middle;
        }
        return static_cast<uint32_t>(low);
    }

    static uint32_t rotate(uint32_t x, int n) { return x >> n | x << (32 - n); }

    static void compress(uint32_t* h, const uint32_t* k, const uint8_t* block) {
        uint32_t w[64];
        for (int i = 0; i < 16; i++)
            w[i] = uint32_t{block[4 * i]} << 24 | uint32_t{block[4 * i + 1]} << 16 | uint32_t{block[4 * i + 2]} << 8 | block[4 * i + 3];
        for (int i = 16; i < 64; i++) {
            const uint32_t a = w[i - 15], b = w[i - 2];
            w[i] = w[i - 16] + (rotate(a, 7) ^ rotate(a, 18) ^ a >> 3) + w[i - 7] + (rotate(b, 17) ^ rotate(b, 19) ^ b >> 10);
        }
        uint32_t s[8];
        std::memcpy(s, h, sizeof s);
        for (int i = 0; i < 64; i++) {
            const uint32_t first = s[7] + (rotate(s[4], 6) ^ rotate(s[4], 11) ^ rotate(s[4], 25)) + ((s[4] & s[5]) ^ (~s[4] & s[6])) + k[i] + w[i];
            const uint32_t second = (rotate(s[0], 2) ^ rotate(s[0], 13) ^ rotate(s[0], 22)) + ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
            std::memmove(s + 1, s, 7 * sizeof *s);
            s[4] += first;
            s[0] = first + second;
        }
        for (int i = 0; i < 8; i++) h[i] += s[i];
    }
};

// ---- The digest of parameters ("Digests" in the document) ----

static void addInteger(Sha256& digest, int64_t value) {
    uint8_t bytes[8];
    for (int i = 0; i < 8; i++) bytes[i] = static_cast<uint8_t>(static_cast<uint64_t>(value) >> (8 * i));
    digest.add(bytes, sizeof bytes);
}

template <typename T>
static std::string digestOf(const T* point, int count) {
    Sha256 digest;
    addInteger(digest, 1); // One tensor,
    addInteger(digest, 1); // called x,
    digest.add("x", 1);
    addInteger(digest, 1); // of one dimension
    addInteger(digest, count);
    addInteger(digest, sizeof(T));
    for (int i = 0; i < count; i++) {
        uint64_t bits = 0;
        std::memcpy(&bits, point + i, sizeof(T)); // A little-endian machine; no point of these paths is NaN.
        for (size_t j = 0; j < sizeof(T); j++) {
            const auto byte = static_cast<uint8_t>(bits >> (8 * j));
            digest.add(&byte, 1);
        }
    }
    return digest.hexadecimal();
}

// ---- Powers ("Powers" in the document) ----

struct Wide {
    double high, low, exponent;
};

static Wide times(Wide a, Wide b) {
    const double product = a.high * b.high;
    double lost = std::fma(a.high, b.high, -product);
    lost = lost + std::fma(a.high, b.low, a.low * b.high);
    const double high = product + lost;
    return {high, lost - (high - product), a.exponent + b.exponent};
}

static Wide squared(Wide a) {
    Wide square = times(a, a);
    if (square.high < 0.7071067811865476) return {square.high * 2, square.low * 2, square.exponent - 1};
    if (square.high > 1.4142135623730951) return {square.high * 0.5, square.low * 0.5, square.exponent + 1};
    return square;
}

// base^n for 0 < base < 1 and n >= 1, where the result is a normal number.
static double power(double base, long n) {
    if (n == 2) return base * base;
    int binary;
    double significand = 2 * std::frexp(base, &binary); // Between 1 and 2, exactly.
    double exponent = binary - 1;
    if (significand > 1.4142135623730951) {
        significand *= 0.5;
        exponent += 1;
    }

    Wide square{significand, 0, exponent}, result{1, 0, 0};
    while (n > 0) {
        Wide digit{1, 0, 0};
        for (int bit = 0; bit < 6; bit++) {
            if (n & 1) digit = times(digit, square);
            n >>= 1;
            square = squared(square);
        }
        result = times(result, digit);
    }
    return std::ldexp(result.high, static_cast<int>(result.exponent));
}

// ---- The optimizers ("Rules" in the document): scalars in double, rounded to T once, then one formula a coordinate ----

template <typename T>
using Rule = std::function<void(long step, T& parameter, T gradient, T* slots)>;

// A scalar that keeps the divisor from 0: a product in double, rounded to T, and the smallest positive T where epsilon is above 0 and that is 0.
template <typename T>
static T positive(double epsilon, double factor = 1) {
    const T rounded = static_cast<T>(epsilon * factor);
    return epsilon > 0 && rounded == 0 ? std::numeric_limits<T>::denorm_min() : rounded;
}

template <typename T>
static void run(const char* label, const Rule<T>& rule, T x = -7) {
    T point[2] = {x, 2}, slots[2][2] = {};
    std::vector<T> path(point, point + 2);
    for (long step = 0; step < 30; step++) {
        // x x / 20 + y y, by forward differentiation: (x + x) / 20 and y + y.
        const T gradient[2] = {(point[0] + point[0]) / T(20), point[1] + point[1]};
        for (int i = 0; i < 2; i++) rule(step, point[i], gradient[i], slots[i]);
        path.insert(path.end(), point, point + 2);
    }
    std::printf("%s %s", label, digestOf(point, 2).c_str());
    for (T number : path) std::printf(" %a", static_cast<double>(number));
    std::printf("\n");
}

template <typename T>
static Rule<T> adaGrad(double inside, double outside) {
    return [=](long, T& parameter, T gradient, T* h) {
        h[0] = h[0] + gradient * gradient;
        parameter = parameter - T(1.5) * gradient / (std::sqrt(h[0] + positive<T>(inside)) + positive<T>(outside));
    };
}

template <typename T>
static Rule<T> rmsProp(double inside, double outside) {
    return [=](long, T& parameter, T gradient, T* h) {
        h[0] = T(0.99) * h[0] + T(1 - 0.99) * gradient * gradient;
        parameter = parameter - T(0.1) * gradient / (std::sqrt(h[0] + positive<T>(inside)) + positive<T>(outside));
    };
}

template <typename T>
static Rule<T> adam(double epsilon, bool afterCorrection) {
    return [=](long step, T& parameter, T gradient, T* moments) {
        const double correction = std::sqrt(1 - power(0.999, step + 1));
        const T rate = static_cast<T>(0.3 * correction / (1 - power(0.9, step + 1)));
        moments[0] = moments[0] + T(1 - 0.9) * (gradient - moments[0]);
        moments[1] = moments[1] + T(1 - 0.999) * (gradient * gradient - moments[1]);
        parameter = parameter - rate * moments[0] / (std::sqrt(moments[1]) + positive<T>(epsilon, afterCorrection ? correction : 1));
    };
}

// 2^-1074 alone is 0 in binary32; in binary64 its product with Adam's correction is.
template <typename T>
static void runVanishing() {
    const double epsilon = std::numeric_limits<double>::denorm_min();
    run<T>("AdaGrad", adaGrad<T>(0, epsilon), 0);
    run<T>("AdaGrad-inside", adaGrad<T>(epsilon, 0), 0);
    run<T>("RMSProp", rmsProp<T>(0, epsilon), 0);
    run<T>("RMSProp-inside", rmsProp<T>(epsilon, 0), 0);
    run<T>("Adam", adam<T>(epsilon, false), 0);
    run<T>("Adam-after", adam<T>(epsilon, true), 0);
}

template <typename T>
static void runAll() {
    run<T>("SGD", [](long, T& parameter, T gradient, T*) { parameter = parameter - T(0.95) * gradient; });

    run<T>("Momentum", [](long, T& parameter, T gradient, T* v) {
        v[0] = T(0.9) * v[0] - T(0.1) * gradient;
        parameter = parameter + T(1) * v[0];
    });

    run<T>("AdaGrad", adaGrad<T>(0, 1e-7));
    run<T>("Adam", adam<T>(1e-7, false));
    run<T>("RMSProp", rmsProp<T>(0, 1e-7));

    run<T>("Nesterov", [](long, T& parameter, T gradient, T* v) {
        const T glide = static_cast<T>(1 * (0.9 * 0.9)), rate = static_cast<T>((1 + 0.9) * 0.1);
        parameter = parameter + glide * v[0] - rate * gradient;
        v[0] = T(0.9) * v[0] - T(0.1) * gradient;
    });
}

template <typename T>
static void runChosen(bool vanishing) {
    if (vanishing) runVanishing<T>();
    else runAll<T>();
}

int main(int count, char** arguments) {
    const std::string precision = count >= 2 ? arguments[1] : "";
    const bool vanishing = count == 3 && std::string(arguments[2]) == "vanishing";
    if (precision == "float32") runChosen<float>(vanishing);
    else if (precision == "float64") runChosen<double>(vanishing);
    else {
        std::fprintf(stderr, "naive: say float32 or float64\n");
        return 1;
    }
}
