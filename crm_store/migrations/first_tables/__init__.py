"""The tables of revision 0001, as they were then: a later change of the models is a new step."""
