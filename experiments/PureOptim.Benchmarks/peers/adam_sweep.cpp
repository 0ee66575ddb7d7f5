// One Adam step over N float32 coordinates as a plain C++ loop, in place, one thread: what an update cannot easily beat.
//   g++ -O3 -march=native -fno-math-errno -o adam_sweep adam_sweep.cpp && ./adam_sweep 10000 1000000 20000000
// -fno-math-errno only spares sqrt the duty to set errno, without which GCC does not vectorise the loop; results stay the same.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <vector>

// rate is lr * sqrt(1 - beta2^t) / (1 - beta1^t); c1 and c2 are 1 - beta1 and 1 - beta2.
__attribute__((noinline)) void adam(float* __restrict p, const float* __restrict g, float* __restrict m,
                                    float* __restrict v, long n, float rate, float c1, float c2, float eps)
{
    for (long i = 0; i < n; i++) {
        m[i] += c1 * (g[i] - m[i]);
        v[i] += c2 * (g[i] * g[i] - v[i]);
        p[i] -= rate * m[i] / (std::sqrt(v[i]) + eps);
    }
}

struct Free { void operator()(void* memory) const { std::free(memory); } };
using Array = std::unique_ptr<float[], Free>;

Array array(long n)      // on a cache line's border, touched
{
    size_t bytes = (n * sizeof(float) + 63) / 64 * 64;
    Array a(static_cast<float*>(std::aligned_alloc(64, bytes)));
    if (!a) {
        std::fprintf(stderr, "adam_sweep: no memory for %ld coordinates\n", n);
        std::exit(1);
    }
    std::memset(a.get(), 0, bytes);
    return a;
}

int main(int count, char** arguments)
{
    std::vector<long> sizes;
    double seconds = 2;
    int first = 1;
    if (count > 2 && !std::strcmp(arguments[1], "--seconds")) {
        seconds = std::atof(arguments[2]);
        first = 3;
    }
    for (int i = first; i < count; i++) {
        char* end;
        long n = std::strtol(arguments[i], &end, 10);
        if (*end || n < 1 || n > 1000000000) {
            std::fprintf(stderr, "adam_sweep: '%s' is not a number of coordinates\n", arguments[i]);
            return 1;
        }
        sizes.push_back(n);
    }
    if (sizes.empty()) {
        std::fprintf(stderr, "usage: adam_sweep [--seconds S] N [N ...]\n");
        return 1;
    }

    std::printf("{\"program\": \"adam_sweep\", \"dtype\": \"float32\", \"compiler\": \"%s\", \"sweeps\": [", __VERSION__);
    for (size_t s = 0; s < sizes.size(); s++) {
        const long n = sizes[s];
        Array p = array(n), g = array(n), m = array(n), v = array(n);
        unsigned random = 1;
        for (long i = 0; i < n; i++) {
            random = random * 1664525u + 1013904223u;
            g[i] = (random >> 8) / 16777216.0f - 0.5f;
        }
        // Blocks of sweeps, about ten million coordinates each, for so many seconds; the fastest block counts.
        const long block = std::max(1L, 10000000 / n);
        double best = 1e300, total = 0;
        long t = 0, blocks = 0;
        while (total < seconds * 1e9 || blocks < 5) {
            // The scalars stay outside the measurement: one rate a block.
            const float rate = 0.001 * std::sqrt(1 - std::pow(0.999, t + 1)) / (1 - std::pow(0.9, t + 1));
            auto start = std::chrono::steady_clock::now();
            for (long i = 0; i < block; i++, t++) adam(p.get(), g.get(), m.get(), v.get(), n, rate, 0.1f, 0.001f, 1e-8f);
            std::chrono::duration<double, std::nano> spent = std::chrono::steady_clock::now() - start;
            best = std::min(best, spent.count() / block);
            total += spent.count();
            blocks++;
        }
        double checksum = 0;
        for (long i = 0; i < n; i++) checksum += std::fabs(p[i]);
        std::printf("%s{\"n\": %ld, \"ns_per_sweep\": %.1f, \"ns_per_coordinate\": %.4f, \"gb_per_second\": %.2f, "
                    "\"steps\": %ld, \"mean_distance_moved\": %.6g}",
                    s ? ", " : "", n, best, best / n, 28.0 * n / best, t, checksum / n);
    }
    std::printf("]}\n");
}
