/* Gradient descent with momentum, an example to copy: cc -O2 -ffp-contract=off peer_adapter.c -o peer && pureoptim laws --command ./peer */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RUNS = 256, MOST = 1024 }; /* how many runs may be open; more numbers than a list has */
static struct { int size; double rate, momentum, point[MOST], velocity[MOST]; } runs[RUNS], *run;
static double left[MOST], right[MOST];

/* What follows "key": or the end of the line; and the number there. */
static char *after(char *line, const char *key) { char *at = strstr(line, key); return at ? at + strlen(key) : strchr(line, '\0'); }
static double number(char *line, const char *key, double otherwise) { char *at = after(line, key); return *at ? strtod(at, NULL) : otherwise; }
static int list(char **at, double *x) { /* how many numbers it has; strtod knows NaN and Infinity */
    int count = 0;
    for (*at += strcspn(*at, "["), *at += **at == '['; *(*at += strspn(*at, " ,\"")) && **at != ']' && count < MOST; x[count++] = strtod(*at, at)) { }
    return *at += **at == ']', count;
}

static void show(const double *x, int count, const char *end) {
    for (int i = 0; i < count; i++)
        printf(isfinite(x[i]) ? "%s%.17g" : isnan(x[i]) ? "%s\"NaN\"" : x[i] > 0 ? "%s\"Infinity\"" : "%s\"-Infinity\"", i ? ", " : "[", x[i]);
    printf("%s%s", count ? "]" : "[]", end);
}

static void answer(char *line) {
    char *ask = after(line, "\"ask\":\""), *start = after(line, "\"start\":"), *state = after(line, "\"state\":"), *gradients = after(line, "\"gradients\":[");
    run = &runs[(unsigned)number(line, "\"run\":", 0) % RUNS];
    if (!strncmp(ask, "list", 4)) puts("{\"optimizers\": [\"momentum\"]}");
    else if (!strncmp(ask, "describe", 8))
        puts("{\"protocol\": 1, \"name\": \"momentum\", \"library\": \"example\", \"version\": \"1\", \"language\": \"C\", \"dtypes\": [\"float64\"], "
             "\"threads\": 1, \"hyperparameters\": {\"lr\": {\"value\": 0.01, \"from\": 0}, \"momentum\": {\"value\": 0.9, \"from\": 0, \"to\": 1}}}");
    else if (!strncmp(ask, "probe", 5)) {
        char *first = after(line, "\"left\":"), *second = after(line, "\"right\":");
        int count = (list(&first, left), list(&second, right));
        for (int i = 0; i < count; i++) left[i] *= right[i];
        printf("{\"product\": "), show(left, count, "}\n");
    } else if (!strncmp(ask, "begin", 5) || !strncmp(ask, "load", 4)) {
        run->rate = number(line, "\"lr\":", 0.01), run->momentum = number(line, "\"momentum\":", 0.9), run->size = list(&start, run->point);
        if (list(&state, run->velocity) == 0) memset(run->velocity, 0, sizeof run->velocity);
        if (run->size < MOST) printf("{\"point\": "), show(run->point, run->size, "}\n");
        else puts("{\"error\": \"These are too many parameters for the example.\"}");
    } else if (!strncmp(ask, "run", 3)) {
        printf("{\"points\": [");
        for (int more = 0; *(gradients += strspn(gradients, " ,")) == '['; more = 1) {
            list(&gradients, left);
            for (int i = 0; i < run->size; i++) run->point[i] -= run->rate * (run->velocity[i] = run->momentum * run->velocity[i] + left[i]);
            printf(more ? ", " : ""), show(run->point, run->size, "");
        }
        puts("]}");
    } else if (!strncmp(ask, "save", 4)) printf("{\"state\": "), show(run->velocity, run->size, "}\n");
    else puts(strncmp(ask, "end", 3) ? "{\"error\": \"This example does not answer that.\"}" : "{}");
}

int main(void) {
    char *line = NULL;
    setvbuf(stdout, NULL, _IOLBF, 0); /* each reply leaves at its end */
    for (size_t room = 0; getline(&line, &room, stdin) > 0; ) answer(line);
}
