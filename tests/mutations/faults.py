"""All faults that are typed into the examples, one after another."""

from tests.mutations.flow_faults import FAULTS_OF_THE_FLOW
from tests.mutations.head_faults import FAULTS_OF_THE_HEAD
from tests.mutations.step_faults import FAULTS_OF_THE_STEPS

FAULTS = (*FAULTS_OF_THE_HEAD, *FAULTS_OF_THE_STEPS, *FAULTS_OF_THE_FLOW)
