import supervisor  # a module of its own, because Python keeps the compiled form of modules only

supervisor.main()
