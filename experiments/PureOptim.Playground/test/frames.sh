#!/usr/bin/env bash
# Counts frames a second in Chromium while a slider is dragged; needs what test.sh needs. PureOptim.Benchmarks page makes a row of it.
#
#   experiments/PureOptim.Playground/test/frames.sh [DIR]   DIR: where it is published already
PROGRAM=frames.mjs exec "$(dirname "$0")/test.sh" "$@"
