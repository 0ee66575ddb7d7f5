"""The optimizers of Keras 3: pureoptim laws --command "python3 keras_adapter.py Adam amsgrad=True". Written where Keras is not installed."""
